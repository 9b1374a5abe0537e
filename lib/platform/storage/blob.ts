import 'server-only';
import { BlobNotFoundError, del, head, put } from '@vercel/blob';
import { type Storage, typeOfKey } from './driver';

const TIMEOUT_MS = 20_000;

/** The SDK tries for minutes; whoever waits here has a person in front. */
const within = () => AbortSignal.timeout(TIMEOUT_MS);

/** A private store of Vercel Blob: nothing in it can be read without the token. */
export function blobStorage(token: string): Storage {
  return {
    async put(key, bytes) {
      await put(key, Buffer.from(bytes), {
        token,
        access: 'private',
        contentType: typeOfKey(key),
        addRandomSuffix: false,
        allowOverwrite: true,
        abortSignal: within(),
      });
    },

    async get(key) {
      const type = typeOfKey(key);
      const found = await head(key, { token, abortSignal: within() }).catch(nothingThere);
      if (!found) return null;
      const response = await fetch(found.url, {
        headers: { authorization: `Bearer ${token}` },
        signal: within(),
      });
      if (response.status === 404) return null;
      if (!response.ok || !response.body) throw new Error(`Blob answered ${response.status}`);
      return { stream: response.body, size: found.size, type };
    },

    async delete(key) {
      typeOfKey(key);
      await del(key, { token, abortSignal: within() });
    },
  };
}

/** What was just deleted may be answered from between the two calls, too. */
function nothingThere(error: unknown): null {
  if (error instanceof BlobNotFoundError) return null;
  throw error;
}
