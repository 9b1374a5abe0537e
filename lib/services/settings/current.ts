import 'server-only';
import type { Database } from '@/db/client';
import { savedSettings } from '@/db/queries/settings';
import { inForce, type Settings } from '@/lib/domain/setting';
import { inWords, log } from '@/lib/platform/log';
import { ENVIRONMENT } from '@/lib/platform/settings';
import { together } from '@/lib/platform/together';
import { saved } from './saved';

/** A change is in force everywhere within 2 s, the read included. */
const KEPT_MS = 1500;

type Known = { readonly settings: Settings; readonly readAt: number };
const known = new WeakMap<Database, Known>();

/** Every caller gets what stood in the table after it asked; those who ask meanwhile share the next read. */
const readTogether = together(
  async (databases: readonly Database[]) => {
    const read = new Map<Database, Promise<Settings>>();
    return Promise.all(
      databases.map((db) => {
        const settings = read.get(db) ?? readFrom(db);
        read.set(db, settings);
        return settings;
      }),
    );
  },
  { atOnce: 1, most: 1000 },
);

async function readFrom(db: Database): Promise<Settings> {
  const readAt = performance.now();
  const settings = inForce(saved(await savedSettings(db)), ENVIRONMENT);
  known.set(db, { settings, readAt });
  return settings;
}

type Asking = {
  readonly db: Database;
  /** Not what is remembered: something was refused that might be right by now. */
  readonly fresh?: boolean;
};

/**
 * The installation's settings in force. While the database is away, what was known last, or the environment: what was
 * proved with it still has to be stored.
 */
export async function currentSettings({ db, fresh = false }: Asking): Promise<Settings> {
  const last = known.get(db);
  if (!fresh && last && performance.now() - last.readAt < KEPT_MS) return last.settings;
  try {
    return await readTogether(db);
  } catch (error) {
    log.warn('settings.not_read', { error: inWords(error) });
    return last?.settings ?? inForce({}, ENVIRONMENT);
  }
}
