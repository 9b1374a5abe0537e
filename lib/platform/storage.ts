import 'server-only';
import { join } from 'node:path';
import { env } from './env';
import { blobStorage } from './storage/blob';
import { folderStorage } from './storage/folder';

/**
 * Vercel's functions have no disk that lasts, so there the files are in Blob; one server keeps them itself. Unless it is
 * told to ignore the folder, a build takes along whatever else is called `uploads`, our sources among it.
 */
export const storage = env.BLOB_READ_WRITE_TOKEN
  ? blobStorage(env.BLOB_READ_WRITE_TOKEN, env.VERCEL_BLOB_API_URL)
  : folderStorage(join(/* turbopackIgnore: true */ env.PARLEY_DATA, 'uploads'));
