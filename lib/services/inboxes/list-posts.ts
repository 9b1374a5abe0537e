import 'server-only';
import { findConversation } from '@/db/queries/conversations';
import { findInbox } from '@/db/queries/inboxes';
import { senderFor } from '@/lib/channels/registry';
import type { OwnPosts } from '@/lib/contracts/posts';
import { TRAITS } from '@/lib/domain/channel';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { currentSettings } from '../settings/current';
import { connect, whyUnconnected } from './connect';
import { noteRefusal } from './note-refusal';

/** The newest posts of the account that a conversation is with, so that one can be shared in it. */
export async function listPosts(ctx: MemberContext, number: number): Promise<OwnPosts> {
  const conversation = await findConversation(ctx.db, ctx.scope, number);
  const inbox = conversation && (await findInbox(ctx.db, conversation.inboxId));
  if (!inbox) throw new NotFound(`conversation ${number}`);

  const connection = connect(inbox, await currentSettings(ctx));
  if (!connection) return { ok: false, problem: whyUnconnected(inbox).sentence };
  const outcome = await senderFor(inbox.channel).posts(connection);
  if (outcome.kind === 'refused') {
    await noteRefusal(ctx, inbox, outcome.verdict);
    return { ok: false, problem: outcome.verdict.sentence };
  }
  if (outcome.kind === 'try_later') {
    const { label } = TRAITS[inbox.channel];
    return { ok: false, problem: `${label} does not answer right now. Try again in a moment.` };
  }
  const posts = outcome.posts.map(({ pictureUrl: picture, at, ...post }) => ({
    ...post,
    picture,
    at: at?.toISOString() ?? null,
  }));
  return { ok: true, posts };
}
