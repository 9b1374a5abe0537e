import { z } from 'zod';

/** What a request to a function on Vercel can carry. */
export const MOST_PICTURE_BYTES = 4.5 * 1024 * 1024;

/** Null when there are more bytes than a picture may have. What they are is for the verb to say. */
export const pictureInput = z.instanceof(Uint8Array).nullable();
