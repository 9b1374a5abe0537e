import { ApiProblem, problemOf } from './api';

type Options = {
  readonly method?: 'POST' | 'PUT';
  /** Instead of the type that the browser takes the file for. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** A share of one. */
  readonly onProgress: (share: number) => void;
};

/** Sends a file; `fetch` can't tell how far it is. Throws {@link ApiProblem}, and when it is given up. */
export function upload(
  path: string,
  file: Blob,
  { method = 'POST', headers = { 'content-type': file.type }, signal, onProgress }: Options,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve();
      else void problemOf(new Response(responseText, { status })).then(reject);
    };
    request.onerror = () =>
      reject(new ApiProblem(0, 'offline', 'No connection. Check your network and try again.'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
