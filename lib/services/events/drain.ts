import 'server-only';
import { endEvent, lockEvent, nextEvents } from '@/db/queries/events';
import type { Event } from '@/db/schema/events';
import { inWords, log } from '@/lib/platform/log';
import type { SystemContext } from '../context';
import { apply } from './apply';

const BUDGET_MS = 20_000;
const BATCH = 100;
const MAX_ATTEMPTS = 8;

/**
 * Works off a lane in the provider's order, each event in its own transaction, for at most 20 s. A failing
 * event is put off, later given up, and holds up nobody.
 */
export async function drain(ctx: SystemContext, lane: string): Promise<void> {
  const start = performance.now();
  for (;;) {
    const batch = await nextEvents(ctx.db, lane, { now: ctx.now, limit: BATCH });
    if (batch.length === 0) return;

    for (const { id } of batch) {
      if (performance.now() - start > BUDGET_MS) return;
      await work(ctx, lane, id);
    }
  }
}

async function work(ctx: SystemContext, lane: string, id: number): Promise<void> {
  try {
    const applied = await ctx.db.transaction(async (tx) => {
      const event = await lockEvent(tx, lane, id);
      if (!event) return null;

      const outcome = await apply(tx, event, ctx.now);
      await endEvent(tx, id, outcome.ending);
      return outcome;
    });
    for (const bell of applied?.bells ?? []) ctx.after.ring(bell);
    for (const { accountId, note } of applied?.notes ?? []) ctx.after.tell(accountId, note);
  } catch (error) {
    await putOff(ctx, lane, id, error);
  }
}

/** 5 s, 10 s, 20 s … about ten minutes in all; then a person looks at it. */
async function putOff(
  { db, now, after }: SystemContext,
  lane: string,
  id: number,
  error: unknown,
): Promise<void> {
  log.error('event.failed', { id, error: inWords(error) });
  const seconds = await db.transaction(async (tx) => {
    const event: Event | undefined = await lockEvent(tx, lane, id);
    if (!event) return null;

    const attempts = event.attempts + 1;
    const givenUp = attempts >= MAX_ATTEMPTS;
    const wait = 5 * 2 ** (attempts - 1);
    await endEvent(tx, id, {
      state: givenUp ? 'failed' : 'new',
      reason: error instanceof Error ? error.name : 'unknown',
      attempts,
      dueAt: givenUp ? null : new Date(now.getTime() + wait * 1000),
    });
    return givenUp ? null : wait;
  });
  if (seconds) after.ring({ name: 'receive-events', payload: { lane }, afterSeconds: seconds });
}
