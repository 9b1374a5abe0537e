import 'server-only';
import type { Executor } from '@/db/client';
import { newestImport } from '@/db/queries/imports';
import { findInboxOf } from '@/db/queries/inboxes';
import type { Import } from '@/db/schema/imports';
import { isOpen, type Past, type PastImport } from '@/lib/contracts/imports';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';

/** How far the reading of an inbox's past has come; for administrators. */
export async function pastFor(
  { db, scope }: Pick<MemberContext, 'db' | 'scope'>,
  inboxId: number,
): Promise<Past> {
  const inbox = scope.role === 'administrator' && (await findInboxOf(db, scope, inboxId));
  if (!inbox) throw new NotFound(`inbox ${inboxId}`);
  return pastOf(db, inbox.id);
}

/** The same of an inbox that this person was found to lead. */
export async function pastOf(db: Executor, inboxId: number): Promise<Past> {
  const [history, gap] = await Promise.all([
    newestImport(db, inboxId, 'history'),
    newestImport(db, inboxId, 'gap'),
  ]);
  const missed = gap ? view(gap) : null;
  return { history: history ? view(history) : null, gap: isOpen(missed) ? missed : null };
}

const view = (row: Import): PastImport => ({
  kind: row.kind,
  state: row.state,
  threads: row.threads,
  messagesRead: row.messagesRead,
  messagesSaved: row.messagesSaved,
  unavailable: row.unavailable,
  problem: row.problem,
  pausedUntil: row.failures > 0 ? (row.dueAt?.toISOString() ?? null) : null,
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  since: row.since?.toISOString() ?? null,
});
