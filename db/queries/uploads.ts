import 'server-only';
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { uploads } from '@/db/schema/uploads';

export async function saveUpload(
  db: Executor,
  { key, at, removeAt }: { readonly key: string; readonly at: Date; readonly removeAt: Date },
): Promise<void> {
  await db.insert(uploads).values({ key, createdAt: at, removeAt });
}

/** Something shows it now. False when its time had come, for then the file may be gone. */
export async function keepUpload(tx: Transaction, key: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(uploads)
    .set({ removeAt: null })
    .where(and(eq(uploads.key, key), gt(uploads.removeAt, now)))
    .returning({ key: uploads.key });
  return rows.length > 0;
}

/** Nothing shows it any more. */
export async function dropUpload(tx: Transaction, key: string, now: Date): Promise<void> {
  await tx.update(uploads).set({ removeAt: now }).where(eq(uploads.key, key));
}

export const dueUploads = (db: Executor, now: Date, limit: number) =>
  db
    .select({ key: uploads.key })
    .from(uploads)
    .where(lte(uploads.removeAt, now))
    .orderBy(asc(uploads.removeAt))
    .limit(limit);

export async function deleteUpload(db: Executor, key: string): Promise<void> {
  await db.delete(uploads).where(eq(uploads.key, key));
}
