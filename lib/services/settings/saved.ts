import 'server-only';
import {
  isSecret,
  isSettingName,
  type SettingName,
  type WrittenSettings,
} from '@/lib/domain/setting';
import { decrypt } from '@/lib/platform/crypto';
import { inWords, log } from '@/lib/platform/log';

type Row = { readonly name: string; readonly value: string };

/** Rows as values. A secret that no key of this installation opens counts as not saved. */
export function saved(rows: readonly Row[]): WrittenSettings {
  return Object.fromEntries(
    rows.flatMap(({ name, value }) => (isSettingName(name) ? [[name, readable(name, value)]] : [])),
  );
}

function readable(name: SettingName, value: string): string | undefined {
  if (!isSecret(name)) return value;
  try {
    return decrypt(value, ['settings', 'value', name]);
  } catch (error) {
    log.error('setting.unreadable', { name, error: inWords(error) });
    return undefined;
  }
}
