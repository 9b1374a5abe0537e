import 'server-only';
import { type FoundAttachment, getAttachment, updateAttachment } from '@/db/queries/attachments';
import { senderFor } from '@/lib/channels/registry';
import { nextStoryCheck } from '@/lib/domain/attachment';
import { remoteFile } from '@/lib/platform/remote-file';
import type { SystemContext } from '../context';
import { connect } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { currentSettings } from '../settings/current';
import { end } from './end';

/** Asks whether a story is still there. Once it is over, nothing of it stays here; until then its address is kept fresh. */
export async function checkStory(ctx: SystemContext, id: number): Promise<void> {
  const found = await getAttachment(ctx.db, id);
  if (!found?.attachment.endsAt || found.attachment.goneAt) return;

  const { endsAt } = found.attachment;
  const standing = endsAt <= ctx.now ? 'over' : await look(ctx, found);
  if (standing === 'over') return end(ctx, found, ctx.now);

  const checked = standing === 'unknown' ? {} : { checkedAt: ctx.now, ...standing };
  await updateAttachment(ctx.db, id, { ...checked, checkAt: nextStoryCheck(endsAt, ctx.now) });
}

type Standing = 'over' | 'unknown' | { readonly url: string; readonly fetchedAt: Date };

async function look(
  ctx: SystemContext,
  { attachment, message, inbox }: NonNullable<FoundAttachment>,
): Promise<Standing> {
  const connection = connect(inbox, await currentSettings(ctx));
  if (!connection || !message.externalId) return 'unknown';
  const outcome = await senderFor(connection.channel).message(connection, message.externalId);
  if (outcome.kind === 'refused') await noteRefusal(ctx, inbox, outcome.verdict);
  if (outcome.kind === 'gone') return 'over';
  if (outcome.kind !== 'found') return 'unknown';
  const story = outcome.message.attachments.find(({ kind }) => kind === attachment.kind);
  // Whether a story's field or only what is at its address goes is not documented (FACTS.md §5).
  if (!story?.url) return 'over';
  return (await isThere(story.url)) ? { url: story.url, fetchedAt: ctx.now } : 'over';
}

/** At an address that is fresh, nothing to be had means that there is nothing. */
async function isThere(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(LOOK_MS);
  const outcome = await remoteFile(url, { range: 'bytes=0-0', signal });
  if (outcome.kind !== 'file') return true;
  await outcome.file.stream.cancel();
  return ![401, 403, 404, 410].includes(outcome.file.status);
}

const LOOK_MS = 10_000;
