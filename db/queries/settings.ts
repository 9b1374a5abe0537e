import 'server-only';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { type Setting, settings } from '@/db/schema/settings';
import { users } from '@/db/schema/users';

export const savedSettings = (db: Executor): Promise<Pick<Setting, 'name' | 'value'>[]> =>
  db.select({ name: settings.name, value: settings.value }).from(settings);

/** With who saved them and when, for the page that shows them. */
export const settingRecords = (db: Executor) =>
  db
    .select({
      name: settings.name,
      value: settings.value,
      setAt: settings.setAt,
      setBy: users.name,
    })
    .from(settings)
    .leftJoin(users, eq(users.id, settings.setBy));

/** Held until the transaction ends, so that of two who save at once the second sees what the first did. */
export const lockSettings = (tx: Transaction, names: readonly string[]) =>
  tx
    .select({ name: settings.name, value: settings.value })
    .from(settings)
    .where(inArray(settings.name, [...names]))
    .for('update');

export async function saveSettings(tx: Transaction, rows: readonly Setting[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(settings)
    .values([...rows])
    .onConflictDoUpdate({
      target: settings.name,
      set: {
        value: sql`excluded.value`,
        setAt: sql`excluded.set_at`,
        setBy: sql`excluded.set_by`,
      },
    });
}

export async function forgetSettings(tx: Transaction, names: readonly string[]): Promise<void> {
  if (names.length > 0) await tx.delete(settings).where(inArray(settings.name, [...names]));
}
