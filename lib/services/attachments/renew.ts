import 'server-only';
import { attachmentsOf, type FoundAttachment, updateAttachment } from '@/db/queries/attachments';
import { senderFor } from '@/lib/channels/registry';
import { counterpart } from '@/lib/domain/attachment';
import type { SystemContext } from '../context';
import { connect } from '../inboxes/connect';
import { noteRefusal } from '../inboxes/note-refusal';
import { currentSettings } from '../settings/current';

type Found = NonNullable<FoundAttachment>;

/** Asks the provider where it has an attachment now, because the address that it gave has run out. */
export async function renew(ctx: SystemContext, found: Found): Promise<Found | null> {
  const { attachment, message, inbox } = found;
  const connection = connect(inbox, await currentSettings(ctx));
  if (!connection || !message.externalId) return null;
  const outcome = await senderFor(connection.channel).message(connection, message.externalId);
  if (outcome.kind === 'refused') await noteRefusal(ctx, inbox, outcome.verdict);
  if (outcome.kind !== 'found') return null;

  const ours = await attachmentsOf(ctx.db, [message.id]);
  const theirs = counterpart(attachment, ours, outcome.message.attachments);
  if (!theirs?.url) return null;
  const { url, previewUrl } = theirs;
  const change = { url, previewUrl: previewUrl ?? attachment.previewUrl, fetchedAt: ctx.now };
  await updateAttachment(ctx.db, attachment.id, change);
  return { ...found, attachment: { ...attachment, ...change } };
}
