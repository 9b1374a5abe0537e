import 'server-only';
import { db } from '@/db/client';
import type { Settings } from '@/lib/domain/setting';
import { currentSettings } from '@/lib/services/settings/current';

/** What was saved a moment ago counts before anything is refused for what stood there until then. */
export const bySettings = async <Proof>(prove: (settings: Settings) => Proof): Promise<Proof> =>
  prove(await currentSettings({ db })) || prove(await currentSettings({ db, fresh: true }));
