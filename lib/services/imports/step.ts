import 'server-only';
import { lockImport, updateImport } from '@/db/queries/imports';
import { lockAnyInbox } from '@/db/queries/inboxes';
import type { Import } from '@/db/schema/imports';
import type { Inbox } from '@/db/schema/inboxes';
import type { Connection } from '@/lib/channels/channel';
import { senderFor } from '@/lib/channels/registry';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { HISTORY_PACE_MS, MAX_FAILURES, nextAskAt } from '@/lib/domain/history';
import type { Settings } from '@/lib/domain/setting';
import { inWords, log } from '@/lib/platform/log';
import { turn } from '@/lib/platform/pace';
import type { SystemContext } from '../context';
import { connect, whyUnconnected } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { end } from './end';
import { isOnce, lookAgain, NO_MORE, saveThreads, skipThread } from './position';
import { takePage } from './take-page';

type Reading = { readonly past: Import; readonly inbox: Inbox; readonly settings: Settings };

/** One call to the provider and what comes of it. Tells whether to go on at once. */
export async function step(
  ctx: SystemContext,
  { past, inbox, settings }: Reading,
): Promise<boolean> {
  const isRead = past.pending.length === 0 && past.cursor === NO_MORE;
  if (isRead) return isOnce(past) ? lookAgain(ctx, past) : finish(ctx, past, { state: 'done' });
  const connection = connect(inbox, settings);
  if (!connection) {
    return finish(ctx, past, { state: 'failed', problem: whyUnconnected(inbox).sentence });
  }

  await turn(`history:${inbox.id}`, HISTORY_PACE_MS);
  const [thread] = past.pending;
  return thread === undefined
    ? listThreads(ctx, { past, inbox, connection })
    : readThread(ctx, { past, inbox, connection, thread });
}

type Asking = Pick<Reading, 'past' | 'inbox'> & { readonly connection: Connection };

async function listThreads(ctx: SystemContext, { past, inbox, connection }: Asking) {
  const outcome = await senderFor(connection.channel).threads(connection, past.cursor);
  if (outcome.kind === 'try_later') return putOff(ctx, past, outcome);
  if (outcome.kind === 'threads') return saveThreads(ctx, past, outcome);

  const { verdict } = outcome;
  // Where it stood is not known there any more: what was read already is known here.
  if (past.cursor !== null && verdict.reason === 'invalid' && past.failures < MAX_FAILURES) {
    return putOff(ctx, { ...past, cursor: null }, { seconds: 0 });
  }
  return refuse(ctx, { past, inbox, verdict });
}

async function readThread(
  ctx: SystemContext,
  { past, inbox, connection, thread }: Asking & { readonly thread: string },
): Promise<boolean> {
  const asked = { id: thread, cursor: past.threadCursor };
  const outcome = await senderFor(connection.channel).threadMessages(connection, asked);
  if (outcome.kind === 'try_later') return putOff(ctx, past, outcome);
  if (outcome.kind === 'messages') return keep(ctx, { past, inbox, page: outcome });

  const { verdict } = outcome;
  const isOfAccount = verdict.action === 'reconnect' || verdict.action === 'person';
  return isOfAccount ? refuse(ctx, { past, inbox, verdict }) : skipThread(ctx, past);
}

/** A page that can't be kept is tried again, and holds up nobody else's work. */
async function keep(ctx: SystemContext, read: Parameters<typeof takePage>[1]): Promise<boolean> {
  try {
    return await takePage(ctx, read);
  } catch (error) {
    log.error('import.page_failed', { id: read.past.id, error: inWords(error) });
    return putOff(ctx, read.past, { seconds: 0, problem: UNKEPT });
  }
}

type Refusal = Pick<Reading, 'past' | 'inbox'> & { readonly verdict: GraphVerdict };

async function refuse(ctx: SystemContext, { past, inbox, verdict }: Refusal): Promise<boolean> {
  await noteRefusal(ctx, inbox, verdict);
  return finish(ctx, past, { state: 'failed', problem: verdict.sentence });
}

/** Asked again ever more rarely; in the end a person hears of it. */
async function putOff(
  ctx: SystemContext,
  past: Import,
  { seconds, problem = SILENT }: { readonly seconds: number; readonly problem?: string },
): Promise<boolean> {
  const { db, now, after } = ctx;
  const failures = past.failures + 1;
  if (failures > MAX_FAILURES) return finish(ctx, past, { state: 'failed', problem });
  const dueAt = nextAskAt(failures, seconds, now);
  const waits = await db.transaction(async (tx) => {
    const held = await lockImport(tx, past.id);
    if (held?.state !== 'running') return false;
    await updateImport(tx, past.id, { failures, dueAt, cursor: past.cursor });
    return true;
  });
  const afterSeconds = Math.ceil((dueAt.getTime() - now.getTime()) / 1000);
  if (waits) {
    after.ring({ name: 'import-history', payload: { inbox: past.inboxId }, afterSeconds });
  }
  return false;
}

const SILENT = 'Instagram did not answer for hours. What came so far stays.';
const UNKEPT =
  'Something that Instagram told could not be kept. What came so far stays; whoever runs the installation finds the reason in its log.';

type Ending = { readonly state: 'done' | 'failed'; readonly problem?: string };

/** It is over; tells whether another one waited for that. The inbox first, as whoever asks for one does. */
async function finish(ctx: SystemContext, past: Import, ending: Ending): Promise<boolean> {
  const { db, now, after } = ctx;
  const goesOn = await db.transaction(async (tx) => {
    await lockAnyInbox(tx, past.inboxId);
    const held = await lockImport(tx, past.id);
    return held?.state === 'running' && (await end(tx, held, { ...ending, now }));
  });
  after.tell(past.accountId, { type: 'refresh' });
  return goesOn;
}
