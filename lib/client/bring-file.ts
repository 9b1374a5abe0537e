import type { Uploaded, UploadInput, UploadStarted } from '@/lib/contracts/uploads';
import { ask } from './api';
import { upload } from './upload';

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
  const { url, headers } = started;
  await upload(url, file, { method: 'PUT', headers, signal, onProgress });
  return ask<Uploaded>(`${path}/${started.upload}/completion`, {
    method: 'POST',
    body: { fileName },
    signal,
  });
}
