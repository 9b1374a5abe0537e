import { folderOf } from '../actions/threads.ts';
import { assetUrl } from '../cdn.ts';
import type { Delivery } from '../deliveries.ts';
import { ALERT_AFTER } from '../failing.ts';
import { picturePath } from '../pictures.ts';
import { findThread, type Sim } from '../sim.ts';
import type { Account, Customer, Message } from '../state.ts';

/** What the control API shows; times in ms, picture addresses without origin, no secrets. */
export function accountView(sim: Sim, account: Account) {
  const token = account.tokens.at(-1);
  return {
    externalId: account.externalId,
    appScopedId: account.appScopedId,
    username: account.username,
    name: account.name ?? account.username,
    type: account.type,
    hasRole: account.hasRole,
    isPublic: account.isPublic,
    messageAccess: account.messageAccess,
    avatarUrl: picturePath(sim, { id: account.externalId, look: account.look }),
    followers: account.followers,
    posts: account.posts,
    /** Where the product is. */
    deskUrl: new URL(sim.webhookUrl).origin,
    subscribedFields: account.subscribedFields,
    failingSince: account.failingSince,
    /** The developer has been written to. */
    alerted: account.failingSince !== null && sim.now() - account.failingSince >= ALERT_AFTER,
    token: {
      state: token?.state ?? null,
      kind: token?.kind ?? null,
      scopes: token?.scopes ?? [],
      issuedAt: token?.issuedAt ?? null,
      expiresAt: token?.expiresAt ?? null,
    },
  };
}

export function customerView(sim: Sim, customer: Customer) {
  const thread = findThread(sim, customer.externalId);
  const last = thread?.messages.at(-1);
  const seen = thread?.customerSeenAt ?? 0;
  const read = thread?.businessSeenAt ?? 0;
  const { look, ...rest } = customer;
  const unreadOf = (from: Message['from'], since: number) =>
    thread?.messages.filter((m) => m.from === from && m.at > since).length ?? 0;
  return {
    ...rest,
    avatarUrl: picturePath(sim, { id: customer.externalId, look }),
    last: last ? { from: last.from, text: gist(last), at: last.at } : null,
    /** Messages of the business that the customer has not seen. */
    unread: unreadOf('business', seen),
    /** The other way round, as the business's own app counts. */
    waiting: unreadOf('customer', read),
    folder: thread ? folderOf(thread, customer) : null,
  };
}

/** A message in a line. */
function gist({ text, attachments = [], unsentAt, unsupported }: Message): string {
  if (unsentAt) return 'Unsent';
  if (unsupported) return 'Something Instagram can’t show';
  return text || attachments.map(({ type }) => type.replace('_', ' ')).join(', ');
}

export function threadView(sim: Sim, customer: Customer) {
  const thread = findThread(sim, customer.externalId);
  const isAccepted = thread && folderOf(thread, customer) !== 'requests';
  return {
    customer: customerView(sim, customer),
    messages: thread?.messages.map((message) => messageView(sim, message)) ?? [],
    customerSeenAt: thread?.customerSeenAt ?? null,
    businessSeenAt: thread?.businessSeenAt ?? null,
    /** Whether the person is shown that; not before a stranger is let in (FACTS §3.3). */
    showsSeen: isAccepted ?? false,
    folder: thread ? folderOf(thread, customer) : null,
    owner: thread?.owner ?? null,
    typing: (sim.typing.get(customer.externalId) ?? 0) > sim.now(),
  };
}

/** With addresses at which our own page can show the files. */
function messageView(sim: Sim, message: Message) {
  const path = (asset: string) => assetUrl(sim, asset).slice(sim.origin().length);
  const { attachments, replyTo } = message;
  return {
    ...message,
    ...(attachments && {
      attachments: attachments.map((each) => {
        const file = each.asset ? sim.assets.find(each.asset) : undefined;
        const gone = file?.deletedAt ? { gone: true } : {};
        return { ...each, ...(file && { src: path(file.id), mime: file.type, ...gone }) };
      }),
    }),
    ...(replyTo && 'story' in replyTo && { storySrc: path(replyTo.story) }),
  };
}

export const deliveryView = ({ what, state, tries, nextAt }: Delivery) => ({
  id: what.id,
  kind: what.kind,
  account: what.account,
  customer: what.customer,
  body: what.body,
  createdAt: what.createdAt,
  attempts: what.attempts,
  state,
  tries,
  nextAt,
});

export const clockView = ({ clock }: Sim) => ({ now: clock.now(), offset: clock.offset() });
