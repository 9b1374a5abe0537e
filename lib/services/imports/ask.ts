import 'server-only';
import type { Transaction } from '@/db/client';
import { addImport, openImports, updateImport } from '@/db/queries/imports';
import type { Import } from '@/db/schema/imports';
import type { Inbox } from '@/db/schema/inboxes';

type Wanted = Pick<Import, 'kind' | 'since' | 'userId'> & { readonly now: Date };

/**
 * Has the past of an inbox that is held read, unless that is asked for already. What was missed goes first, since
 * somebody may wait for an answer to it; a gap that begins earlier than the one being read is read from its start.
 */
export async function ask(
  tx: Transaction,
  { id: inboxId, accountId }: Pick<Inbox, 'id' | 'accountId'>,
  { kind, since, userId, now }: Wanted,
): Promise<boolean> {
  const open = await openImports(tx, inboxId);
  const same = open.find((each) => each.kind === kind);
  if (same) {
    if (kind === 'gap') await widen(tx, same, { since, now });
    return false;
  }
  const running = open.find(({ state }) => state === 'running');
  const isFirst = kind === 'gap' || !running;
  if (running && isFirst) await updateImport(tx, running.id, { state: 'waiting', dueAt: null });
  await addImport(tx, {
    ...{ accountId, inboxId, kind, since, userId },
    state: isFirst ? 'running' : 'waiting',
    dueAt: isFirst ? now : null,
    startedAt: now,
  });
  return true;
}

/** What was missed while it was read is only seen by a second look. */
async function widen(
  tx: Transaction,
  { id, since: before }: Import,
  { since, now }: Pick<Wanted, 'since' | 'now'>,
): Promise<void> {
  const earliest = before && since && before < since ? before : since;
  const again = { cursor: null, pending: [], threadCursor: null, threads: 0, dueAt: now };
  await updateImport(tx, id, { since: earliest, ...again });
}
