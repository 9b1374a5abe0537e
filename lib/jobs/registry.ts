import 'server-only';
import { db } from '@/db/client';
import {
  type Bell,
  JOBS,
  type JobName,
  type JobOutcome,
  type JobPayload,
} from '@/lib/contracts/jobs';
import { withLock } from '@/lib/platform/lock';
import { inWords, log } from '@/lib/platform/log';
import { checkStory } from '@/lib/services/attachments/check-story';
import { refreshProfile } from '@/lib/services/contacts/refresh-profile';
import type { SystemContext } from '@/lib/services/context';
import { showSeen } from '@/lib/services/conversations/show-seen';
import { carryOut } from '@/lib/services/deletions/carry-out';
import { drain } from '@/lib/services/events/drain';
import { hasNewEvents } from '@/lib/services/events/has-new';
import { checkGaps } from '@/lib/services/imports/check-gaps';
import { goOn } from '@/lib/services/imports/go-on';
import { check } from '@/lib/services/inboxes/check';
import { checkSubscription } from '@/lib/services/inboxes/check-subscription';
import { deleteContent } from '@/lib/services/inboxes/delete-content';
import { refreshToken } from '@/lib/services/inboxes/refresh-token';
import { refreshTokens } from '@/lib/services/inboxes/refresh-tokens';
import { subscribe } from '@/lib/services/inboxes/subscribe';
import { confirm } from '@/lib/services/messages/confirm';
import { deliver } from '@/lib/services/messages/deliver';
import { deliverReaction } from '@/lib/services/messages/deliver-reaction';
import { fetchTold } from '@/lib/services/messages/fetch-told';
import { hasQueued } from '@/lib/services/messages/has-queued';
import { send as sendReset } from '@/lib/services/password-resets/send';
import { sweep } from '@/lib/services/sweep/sweep';
import { collect } from './after';

type Handler<Name extends JobName> = {
  /** What must not run twice at the same time. */
  lane(payload: JobPayload<Name>): string;
  work(ctx: SystemContext, payload: JobPayload<Name>): Promise<unknown>;
  /** Whether something came while nobody could take the lock. */
  left?(ctx: SystemContext, payload: JobPayload<Name>): Promise<boolean>;
  /** Whoever holds the lane is doing something else, so the work is asked for again. */
  readonly insists?: boolean;
};

const HANDLERS: { readonly [Name in JobName]: Handler<Name> } = {
  'receive-events': {
    lane: ({ lane }) => `in:${lane}`,
    work: (ctx, { lane }) => drain(ctx, lane),
    left: (ctx, { lane }) => hasNewEvents(ctx, lane),
  },
  'deliver-messages': {
    lane: ({ conversation }) => `out:${conversation}`,
    work: deliver,
    left: (ctx, { conversation }) => hasQueued(ctx, conversation),
  },
  'deliver-reaction': {
    lane: ({ reaction }) => `reaction:${reaction}`,
    work: (ctx, { reaction }) => deliverReaction(ctx, reaction),
  },
  'show-seen': {
    lane: ({ conversation }) => `seen:${conversation}`,
    work: (ctx, { conversation }) => showSeen(ctx, conversation),
  },
  'confirm-messages': {
    lane: ({ conversation }) => `out:${conversation}`,
    work: (ctx, { conversation }) => confirm(ctx, conversation),
    insists: true,
  },
  'fetch-message': {
    lane: ({ event }) => `event:${event}`,
    work: (ctx, { event }) => fetchTold(ctx, event),
  },
  'check-story': {
    lane: ({ attachment }) => `story:${attachment}`,
    work: (ctx, { attachment }) => checkStory(ctx, attachment),
  },
  'refresh-profile': {
    lane: ({ identity }) => `profile:${identity}`,
    work: (ctx, { identity }) => refreshProfile(ctx, identity),
  },
  'check-inbox': {
    lane: ({ inbox }) => `inbox:${inbox}`,
    work: (ctx, { inbox }) => check(ctx, inbox),
  },
  'check-subscription': {
    lane: ({ inbox }) => `inbox:${inbox}`,
    work: (ctx, { inbox }) => checkSubscription(ctx, inbox),
  },
  'import-history': {
    lane: ({ inbox }) => `history:${inbox}`,
    work: (ctx, { inbox }) => goOn(ctx, inbox),
  },
  'check-gaps': {
    lane: ({ inbox }) => `history:${inbox}`,
    work: (ctx, { inbox }) => checkGaps(ctx, inbox),
    insists: true,
  },
  'refresh-token': {
    lane: ({ inbox }) => `token:${inbox}`,
    work: (ctx, { inbox }) => refreshToken(ctx, inbox),
  },
  'refresh-tokens': { lane: () => 'refresh-tokens', work: refreshTokens },
  'subscribe-inbox': {
    lane: ({ inbox }) => `inbox:${inbox}`,
    work: (ctx, { inbox }) => subscribe(ctx, inbox),
    insists: true,
  },
  'delete-inbox': {
    lane: ({ inbox }) => `delete:${inbox}`,
    work: (ctx, { inbox }) => deleteContent(ctx, inbox),
  },
  'delete-content': {
    lane: ({ deletion }) => `deletion:${deletion}`,
    work: (ctx, { deletion }) => carryOut(ctx, deletion),
  },
  'mail-password-reset': {
    lane: ({ request }) => `password:${request}`,
    work: (ctx, { request }) => sendReset(ctx, request),
  },
  sweep: { lane: () => 'sweep', work: sweep },
};

export const isJob = (name: string): name is JobName => Object.hasOwn(HANDLERS, name);

/** Bells that ring bells, while the queue can't be reached, end here; the sweep goes on. */
const DEEPEST = 4;

/** Runs a job whose payload has come through a door. Never throws: what failed is asked for again. */
export async function runJob<Name extends JobName>(
  name: Name,
  body: unknown,
  depth = 0,
): Promise<JobOutcome> {
  const payload = JOBS[name].safeParse(body);
  if (!payload.success) return { giveUp: 'malformed payload' };

  const after = collect();
  try {
    const left = await underLock(name, payload.data as JobPayload<Name>, after);
    return left ? { retryAfterSeconds: 1 } : 'done';
  } catch (error) {
    log.error('job.failed', { job: name, error: inWords(error) });
    return { retryAfterSeconds: 5 };
  } finally {
    await after.perform((bell) => answer(bell, depth + 1));
  }
}

const answer = async (bell: Bell, depth: number): Promise<void> => {
  if (depth <= DEEPEST) await runJob(bell.name, bell.payload, depth);
};

/** For doors that have bells to ring and no queue to ring them with. */
export const answerHere = (bell: Bell): Promise<void> => answer(bell, 1);

/** Leaves room before the platform ends the request. */
const BUDGET_MS = 25_000;

/** Whoever finds the lane taken leaves: its holder looks once more after letting go. Tells whether something is left. */
async function underLock<Name extends JobName>(
  name: Name,
  payload: JobPayload<Name>,
  after: SystemContext['after'],
): Promise<boolean> {
  const { lane, work, left, insists = false } = HANDLERS[name];
  const start = performance.now();
  while (performance.now() - start < BUDGET_MS) {
    const locked = await withLock(lane(payload), () =>
      work({ db, now: new Date(), after }, payload),
    );
    if (!locked.held) return insists;
    if (!(await left?.({ db, now: new Date(), after }, payload))) return false;
  }
  return true;
}
