import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { messageVersions } from '@/db/schema/message-versions';

type Version = typeof messageVersions.$inferSelect;

/** What a message said after so many edits; the same again changes nothing. */
export async function saveVersion(tx: Transaction, version: Version): Promise<boolean> {
  const rows = await tx
    .insert(messageVersions)
    .values(version)
    .onConflictDoNothing()
    .returning({ edit: messageVersions.edit });
  return rows.length > 0;
}

/** The first words first. */
export const versionsOf = (db: Executor, messageId: number): Promise<Version[]> =>
  db
    .select()
    .from(messageVersions)
    .where(eq(messageVersions.messageId, messageId))
    .orderBy(asc(messageVersions.edit));

export async function deleteVersions(tx: Transaction, messageId: number): Promise<void> {
  await tx.delete(messageVersions).where(eq(messageVersions.messageId, messageId));
}
