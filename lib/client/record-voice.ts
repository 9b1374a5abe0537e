import { encodeWav } from './wav';

/** What Instagram takes as it comes; only some browsers can make it. */
const AAC = 'audio/mp4;codecs=mp4a.40.2';
/** Enough for a voice; 25 MB are then 13 minutes. */
const WAV_RATE = 16_000;

export type Recording = {
  /** How loud it is now, from 0 to 1. */
  level(): number;
  stop(): Promise<File>;
  cancel(): void;
};

/** Listens until it is stopped. Throws when there is no microphone, or none that may be used. */
export async function recordVoice(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const canAac = MediaRecorder.isTypeSupported(AAC);
  const recorder = new MediaRecorder(stream, canAac ? { mimeType: AAC } : {});
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);

  const context = new AudioContext();
  const meter = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(meter);
  const wave = new Float32Array(meter.fftSize);
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close();
  };
  recorder.start();
  return {
    level() {
      meter.getFloatTimeDomainData(wave);
      return Math.min(
        1,
        3 * Math.sqrt(wave.reduce((sum, each) => sum + each * each, 0) / wave.length),
      );
    },
    cancel() {
      recorder.stop();
      close();
    },
    async stop() {
      await new Promise((resolve) => {
        recorder.onstop = resolve;
        recorder.stop();
      });
      close();
      const sound = new Blob(chunks, { type: recorder.mimeType });
      return canAac
        ? new File([sound], 'voice-message.m4a', { type: 'audio/mp4' })
        : new File([await asWav(sound)], 'voice-message.wav', { type: 'audio/wav' });
    },
  };
}

async function asWav(sound: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const context = new OfflineAudioContext(1, 1, WAV_RATE);
  // Decoding also brings it to the context's rate.
  const decoded = await context.decodeAudioData(await sound.arrayBuffer());
  return encodeWav(decoded.getChannelData(0), WAV_RATE);
}
