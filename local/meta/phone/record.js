import { upload } from './api.js';
import { el, toast } from './element.js';
import { choice, openSheet } from './sheet.js';

/** What the browser can record, the best for Instagram first. */
const TYPES = ['audio/mp4', 'audio/webm', 'audio/ogg'];

/** In ms: how often what was heard so far is handed over. */
const PIECE = 200;

/** Listens to the microphone until Send is chosen, then hands the file's id to `sent`. */
export async function record(from, sent) {
  const type = TYPES.find((each) => globalThis.MediaRecorder?.isTypeSupported(each));
  if (!type) return toast('This browser can’t record.');
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return toast('There is no microphone, or the browser may not use it.');
  }
  const parts = [];
  const recorder = new MediaRecorder(stream, { mimeType: type });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  const send = choice('Send it', '', () => {
    recorder.onstop = () => {
      stop();
      upload(new Blob(parts, { type }))
        .then(sent)
        .catch((error) => toast(error.message));
    };
    recorder.stop();
    close();
  });
  send.disabled = true;
  let close;
  recorder.ondataavailable = ({ data }) => {
    parts.push(data);
    if (data.size > 0) send.disabled = false;
  };
  recorder.start(PIECE);
  openSheet('Recording…', from, (closing) => {
    close = closing;
    return [
      el('p', {
        class: 'hint',
        role: 'status',
        text: 'Speak now. Nothing is sent before you choose.',
      }),
      send,
      choice('Throw it away', '', () => close()),
    ];
  });
  // However the sheet was left, nobody listens any more.
  send.closest('dialog').addEventListener('close', () => {
    if (recorder.state !== 'inactive') recorder.stop();
    stop();
  });
}
