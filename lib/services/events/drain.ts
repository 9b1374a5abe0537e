import 'server-only';
import { touchInbox } from '@/db/queries/connections';
import { endEvent, lockEvent, lockNextEvent, redacted } from '@/db/queries/events';
import type { Event } from '@/db/schema/events';
import type { Inbox } from '@/db/schema/inboxes';
import { isOutOfDate } from '@/lib/domain/connection';
import { inWords, log } from '@/lib/platform/log';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { apply } from './apply';

const BUDGET_MS = 20_000;
const MAX_ATTEMPTS = 8;

/**
 * Works off a lane in the provider's order, each event in its own transaction, for at most 20 s. A failing
 * event is put off, later given up, and holds up nobody.
 */
export async function drain(ctx: SystemContext, lane: string): Promise<void> {
  const start = performance.now();
  // What comes meanwhile is looked for by whoever lets go of the lane.
  while (performance.now() - start <= BUDGET_MS && (await workOnNext(ctx, lane)));
}

type Found = {
  readonly id: number;
  /** Null while nobody has connected the account that it speaks of. */
  readonly inbox: Inbox | null;
};

/** Tells whether there was one more to do. */
async function workOnNext(ctx: SystemContext, lane: string): Promise<boolean> {
  let found: Found | undefined;
  const settings = await currentSettings(ctx);
  try {
    const worked = await ctx.db.transaction(async (tx) => {
      const next = await lockNextEvent(tx, lane, ctx.now);
      if (!next) return null;

      found = { id: next.event.id, inbox: next.inbox };
      const applied = await apply(tx, next, { settings, now: ctx.now });
      const { ending, redact } = applied;
      await endEvent(tx, found.id, { ...ending, ...(redact && redacted(redact, ctx.now)) });
      return { ...applied, inbox: next.inbox, more: next.more };
    });
    if (worked?.inbox) await noteEvent(ctx, worked.inbox);
    for (const bell of worked?.bells ?? []) ctx.after.ring(bell);
    for (const { accountId, note } of worked?.notes ?? []) ctx.after.tell(accountId, note);
    return worked?.more ?? false;
  } catch (error) {
    if (!found) throw error;
    await putOff(ctx, lane, { ...found, error });
    return true;
  }
}

const noteEvent = async ({ db, now }: SystemContext, { id, lastEventAt }: Inbox): Promise<void> => {
  if (isOutOfDate(lastEventAt, now)) await touchInbox(db, id, { lastEventAt: now });
};

/** 5 s, 10 s, 20 s … about ten minutes in all; then a person looks at it. */
async function putOff(
  { db, now, after }: SystemContext,
  lane: string,
  { id, inbox, error }: Found & { readonly error: unknown },
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
      // So that its account finds it.
      ...(inbox && { accountId: inbox.accountId, inboxId: inbox.id }),
      reason: error instanceof Error ? error.name : 'unknown',
      attempts,
      dueAt: givenUp ? null : new Date(now.getTime() + wait * 1000),
    });
    return givenUp ? null : wait;
  });
  if (seconds) after.ring({ name: 'receive-events', payload: { lane }, afterSeconds: seconds });
}
