import 'server-only';
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Executor, Transaction } from '@/db/client';
import { type Upload, uploads } from '@/db/schema/uploads';

type NewUpload = Pick<Upload, 'key'> &
  Partial<Omit<Upload, 'key' | 'createdAt' | 'removeAt'>> & {
    readonly at: Date;
    readonly removeAt: Date;
  };

export async function saveUpload(db: Executor, { at, ...upload }: NewUpload): Promise<void> {
  await db.insert(uploads).values({ ...upload, createdAt: at });
}

/** Something shows it now, perhaps beside something else. False when its time had come, for then the file may be gone. */
export async function keepUpload(tx: Transaction, key: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(uploads)
    .set({ removeAt: null })
    .where(and(eq(uploads.key, key), or(isNull(uploads.removeAt), gt(uploads.removeAt, now))))
    .returning({ key: uploads.key });
  return rows.length > 0;
}

/** Files of an account that were looked at and are still there, held until the transaction ends. */
export const lockUploads = (
  tx: Transaction,
  keys: readonly string[],
  { accountId, now }: { readonly accountId: number; readonly now: Date },
): Promise<Upload[]> =>
  tx
    .select()
    .from(uploads)
    .where(
      and(
        inArray(uploads.key, [...keys]),
        eq(uploads.accountId, accountId),
        isNotNull(uploads.contentType),
        or(isNull(uploads.removeAt), gt(uploads.removeAt, now)),
      ),
    )
    .orderBy(asc(uploads.key))
    .for('update');

export async function findUpload(db: Executor, key: string): Promise<Upload | undefined> {
  const [row] = await db.select().from(uploads).where(eq(uploads.key, key));
  return row;
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
