import 'server-only';
import { BlobNotFoundError, del, head, put } from '@vercel/blob';
import { generateClientTokenFromReadWriteToken } from '@vercel/blob/client';
import { type Storage, typeOfKey } from './driver';

const TIMEOUT_MS = 20_000;

/** The SDK tries for minutes; whoever waits here has a person in front. */
const within = () => AbortSignal.timeout(TIMEOUT_MS);

/** Of the requests that @vercel/blob 2.8 makes. */
const API_VERSION = '12';

/**
 * A private store of Vercel Blob: nothing in it can be read without the token. `apiUrl`: where browsers bring
 * files; the SDK has it from the environment.
 */
export function blobStorage(token: string, apiUrl: string): Storage {
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

    async get(key, range) {
      const type = typeOfKey(key);
      const found = await head(key, { token, abortSignal: within() }).catch(nothingThere);
      if (!found) return null;
      const response = await fetch(found.url, {
        headers: {
          authorization: `Bearer ${token}`,
          ...(range && { range: `bytes=${range.first}-${range.last}` }),
        },
        signal: within(),
      });
      if (response.status === 404) return null;
      if (!response.ok || !response.body) throw new Error(`Blob answered ${response.status}`);
      return { stream: response.body, size: found.size, type };
    },

    async size(key) {
      typeOfKey(key);
      const found = await head(key, { token, abortSignal: within() }).catch(nothingThere);
      return found?.size ?? null;
    },

    async delete(key) {
      typeOfKey(key);
      await del(key, { token, abortSignal: within() });
    },

    entrance: {
      kind: 'direct',
      async admit(key, { maxBytes, until }) {
        typeOfKey(key);
        const clientToken = await generateClientTokenFromReadWriteToken({
          token,
          pathname: key,
          maximumSizeInBytes: maxBytes,
          validUntil: until.getTime(),
          addRandomSuffix: false,
        });
        return {
          url: `${apiUrl}/?${new URLSearchParams({ pathname: key })}`,
          headers: {
            authorization: `Bearer ${clientToken}`,
            'x-api-version': API_VERSION,
            'x-vercel-blob-access': 'private',
            'x-content-type': typeOfKey(key),
          },
        };
      },
    },
  };
}

/** What was just deleted may be answered from between the two calls, too. */
function nothingThere(error: unknown): null {
  if (error instanceof BlobNotFoundError) return null;
  throw error;
}
