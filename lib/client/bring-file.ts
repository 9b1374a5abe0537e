import type { Uploaded, UploadInput, UploadStarted } from '@/lib/contracts/uploads';
import { ApiProblem, ask, problemOf } from './api';

type Bringing = {
  readonly accountId: number;
  readonly signal: AbortSignal;
  /** A share of one. */
  readonly onProgress: (share: number) => void;
};

/** Brings a file to storage and has it looked at. Throws {@link ApiProblem}, and when it is given up. */
export async function bringFile(
  file: File,
  { accountId, signal, onProgress }: Bringing,
): Promise<Uploaded> {
  const path = `/api/accounts/${accountId}/uploads`;
  const { name: fileName, size: byteSize, type } = file;
  const body: UploadInput = { fileName, byteSize, ...(type && { contentType: type }) };
  const started = await ask<UploadStarted>(path, { method: 'POST', body, signal });
  await put(file, started, { signal, onProgress });
  return ask<Uploaded>(`${path}/${started.upload}/completion`, {
    method: 'POST',
    body: { fileName },
    signal,
  });
}

/** `fetch` can't tell how far it is. */
function put(
  file: Blob,
  { url, headers }: UploadStarted,
  { signal, onProgress }: Omit<Bringing, 'accountId'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const { status, responseText } = request;
      if (status >= 200 && status < 300) resolve();
      else void problemOf(new Response(responseText, { status })).then(reject);
    };
    request.onerror = () => reject(new ApiProblem(0, 'offline', OFFLINE));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

const OFFLINE = 'The connection broke while the file was on its way.';
