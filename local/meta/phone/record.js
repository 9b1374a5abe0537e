import { upload } from './api.js';
import { el, toast } from './element.js';
import { choice, openSheet } from './sheet.js';

/** What the browser can record, the best for Instagram first. */
const TYPES = ['audio/mp4', 'audio/webm', 'audio/ogg'];

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
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  recorder.start();
  openSheet('Recording…', from, (close) => [
    el('p', {
      class: 'hint',
      role: 'status',
      text: 'Speak now. Nothing is sent before you choose.',
    }),
    choice('Send it', '', () => {
      recorder.onstop = () => {
        stop();
        upload(new Blob(parts, { type }))
          .then(sent)
          .catch((error) => toast(error.message));
      };
      recorder.stop();
      close();
    }),
    choice('Throw it away', '', () => {
      recorder.stop();
      stop();
      close();
    }),
  ]);
}
