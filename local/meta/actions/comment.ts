import { changesBody } from '../events.ts';
import { mediaId } from '../ids.ts';
import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Comment, Customer } from '../state.ts';
import { note, send } from './deliver.ts';
import { openThread } from './threads.ts';

export type Commented = {
  readonly text: string;
  readonly media?: string | undefined;
  readonly product: 'FEED' | 'REELS' | 'LIVE' | 'AD';
  readonly parent?: string | undefined;
  readonly ad?: { id: string; title: string } | undefined;
  readonly at?: number | undefined;
};

/** A person comments on a post, an ad or a broadcast; times are in seconds (FACTS §2.3, §2.6). */
export async function customerComments(
  sim: Sim,
  customer: Customer,
  said: Commented,
): Promise<Comment> {
  const account = accountOfCustomer(sim, customer);
  const { text, product, ad, media = mediaId(), parent = null, at = sim.now() } = said;
  const live = product === 'LIVE';
  const comment: Comment = {
    id: mediaId(),
    account: account.externalId,
    customer: customer.externalId,
    media,
    parent,
    live,
    text,
    at,
    repliedWith: null,
    deletedAt: null,
  };
  sim.store.state.comments.push(comment);
  if (sim.switches.commentOpensWindow) openThread(sim, customer).actedAt = at;

  const value = {
    from: { id: customer.externalId, username: customer.username },
    media: {
      id: media,
      ...(ad ? { ad_id: ad.id, ad_title: ad.title } : {}),
      media_product_type: product,
    },
    id: comment.id,
    ...(parent ? { parent_id: parent } : {}),
    text,
  };
  const sending = { account: account.externalId, sentAt: sim.now() };
  const change = { field: live ? 'live_comments' : 'comments', value };
  const body = changesBody(sending, change, sim.switches.comments === 'flat');
  const kind = live ? 'live_comment' : 'comment';
  await send(sim, customer.externalId, note(sim, { kind, account, customer, body }));
  return comment;
}
