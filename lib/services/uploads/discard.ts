import 'server-only';
import { deleteUpload } from '@/db/queries/uploads';
import { inWords, log } from '@/lib/platform/log';
import { storage } from '@/lib/platform/storage';
import type { SystemContext } from '../context';

/** Removes a file whose time has come. Never throws: its row stays, and the sweep comes back for it. */
export async function discard({ db }: Pick<SystemContext, 'db'>, key: string): Promise<void> {
  try {
    await storage.delete(key);
    await deleteUpload(db, key);
  } catch (error) {
    log.warn('upload.not_removed', { error: inWords(error) });
  }
}
