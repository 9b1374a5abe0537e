import 'server-only';
import { MOST_UPLOAD_BYTES } from '@/lib/domain/upload';
import { storage } from '@/lib/platform/storage';
import { readUploadToken } from '@/lib/platform/upload-tokens';

type Received = 'kept' | 'too_large' | 'unknown';

/** Takes the bytes of an upload as they come, where storage has no door of its own. The token is what admits them. */
export async function receiveUpload(
  token: string,
  body: ReadableStream<Uint8Array>,
  now: Date,
): Promise<Received> {
  const upload = readUploadToken(token, now);
  const { entrance } = storage;
  if (!upload || entrance.kind !== 'through_us') return 'unknown';
  const size = await entrance.receive(upload.key, body, MOST_UPLOAD_BYTES);
  return size === null ? 'too_large' : 'kept';
}
