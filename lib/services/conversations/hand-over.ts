import 'server-only';
import type { Transaction } from '@/db/client';
import { memberName } from '@/db/queries/assignees';
import { saveAudits } from '@/db/queries/audits';
import { giveAll, type Held } from '@/db/queries/hand-over';
import { saveActivity } from '@/db/queries/messages';
import { assignmentLine } from '@/lib/domain/assignment';
import type { MemberContext } from '../context';

type HandOver = {
  /** As `lockHeld` gives them. */
  readonly held: readonly Held[];
  /** Null: to nobody. */
  readonly to: { readonly id: number; readonly name: string } | null;
};

/** As many rows as one statement may carry. */
const BATCH = 1000;

/**
 * Everything that somebody still had to do changes hands at once, with a line in each thread, in the
 * transaction in which they lose it. Conversations that are resolved keep their name.
 */
export async function handOver(
  tx: Transaction,
  ctx: MemberContext,
  { held, to }: HandOver,
): Promise<number> {
  if (held.length === 0) return 0;
  const line = assignmentLine(await memberName(tx, ctx.scope), to, ctx.scope.memberId);
  for (const batch of batches(held)) await give(tx, ctx, { batch, to: to?.id ?? null, line });
  return held.length;
}

type Giving = {
  readonly batch: readonly Held[];
  readonly to: number | null;
  readonly line: string;
};

async function give(tx: Transaction, ctx: MemberContext, { batch, to, line }: Giving) {
  const { scope, userId, now } = ctx;
  await saveActivity(tx, batch, { content: line, memberId: scope.memberId, at: now });
  await saveAudits(
    tx,
    batch.map(({ number }) => ({
      accountId: scope.accountId,
      userId,
      act: 'conversation.assigned',
      subject: `conversation:${number}`,
      details: { to },
      at: now,
    })),
  );
  const ids = batch.map(({ id }) => id);
  await giveAll(tx, ids, to);
}

/** Neighbours of one status and inbox, in the order in which they were locked. */
function batches(held: readonly Held[]): Held[][] {
  const made: Held[][] = [];
  for (const each of held) {
    const current = made.at(-1);
    const [first] = current ?? [];
    const fits = first?.status === each.status && first.inboxId === each.inboxId;
    if (current && fits && current.length < BATCH) current.push(each);
    else made.push([each]);
  }
  return made;
}
