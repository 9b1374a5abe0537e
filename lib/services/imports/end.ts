import 'server-only';
import type { Transaction } from '@/db/client';
import { openImports, updateImport } from '@/db/queries/imports';
import type { Import } from '@/db/schema/imports';

type Ending = {
  readonly state: 'done' | 'failed' | 'cancelled';
  /** Why it failed, in words. */
  readonly problem?: string;
  readonly now: Date;
};

/** One that is held is over. Whichever waited for it goes on; tells whether one did. */
export async function end(
  tx: Transaction,
  { id, inboxId }: Import,
  { state, problem, now }: Ending,
): Promise<boolean> {
  await updateImport(tx, id, { state, problem: problem ?? null, dueAt: null, finishedAt: now });
  const open = await openImports(tx, inboxId);
  const [next] = open;
  if (!next || open.some((each) => each.state === 'running')) return false;
  await updateImport(tx, next.id, { state: 'running', dueAt: now });
  return true;
}
