import 'server-only';
import { saveAudits } from '@/db/queries/audits';
import { forgetSettings, lockSettings, saveSettings } from '@/db/queries/settings';
import { isSuperAdmin } from '@/db/queries/users';
import { isSecret, SETTING_NAMES, type SettingName } from '@/lib/domain/setting';
import { encrypt } from '@/lib/platform/crypto';
import type { UserContext } from '../context';
import { NotFound } from '../errors';
import { currentSettings } from './current';
import { saved } from './saved';

/** Null leaves it to the environment again; what is not named stays as it is. */
export type WantedSettings = { readonly [Name in SettingName]?: string | null | undefined };

/** A super admin changes the installation's settings. The record says which, never what. Answers what really changed. */
export async function change(
  { db, now, userId }: UserContext,
  wanted: WantedSettings,
): Promise<readonly SettingName[]> {
  const names = SETTING_NAMES.filter((name) => wanted[name] !== undefined);
  const changed = await db.transaction(async (tx) => {
    if (!(await isSuperAdmin(tx, userId))) throw new NotFound('the installation’s settings');
    const before = saved(await lockSettings(tx, names));
    const different = names.filter((name) => (wanted[name] ?? undefined) !== before[name]);

    const rows = different.flatMap((name) => {
      const value = wanted[name];
      return value ? [{ name, value: stored(name, value), setAt: now, setBy: userId }] : [];
    });
    await saveSettings(tx, rows);
    await forgetSettings(
      tx,
      names.filter((name) => wanted[name] === null),
    );
    const acts = different.map((name) => ({
      accountId: null,
      userId,
      act: wanted[name] === null ? 'setting.removed' : 'setting.changed',
      subject: `setting:${name}`,
      at: now,
    }));
    if (acts.length > 0) await saveAudits(tx, acts);
    return different;
  });
  await currentSettings({ db, fresh: true });
  return changed;
}

const stored = (name: SettingName, value: string): string =>
  isSecret(name) ? encrypt(value, ['settings', 'value', name]) : value;
