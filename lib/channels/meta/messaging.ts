import 'server-only';
import type { Inbound, InboundAttachment, InboundMessage } from '@/lib/domain/inbound';
import type { MessageContext } from '@/lib/domain/message-context';
import { attachmentOf, repliedStory, UNSUPPORTED, withoutDoubles, words } from './attachments';
import { id, type Json, list, member } from './json';
import { referralOf } from './referral';
import { timeOf } from './split';

type Place = {
  /** The account's id, as the webhook's `entry.id`. */
  readonly account: string;
  readonly standby: boolean;
};

type Envelope = Place & {
  readonly item: Json;
  readonly at: Date;
  readonly sender: string | null;
  readonly recipient: string | null;
};

type Read = (value: Json, envelope: Envelope) => Inbound;

/** One item of `messaging[]` or `standby[]` (FACTS.md §2.5, §2.6). */
export function parseMessaging(item: Json, place: Place): Inbound {
  const at = timeOf(member(item, 'timestamp'));
  const sender = id(member(member(item, 'sender'), 'id'));
  const recipient = id(member(member(item, 'recipient'), 'id'));
  for (const [key, read] of READERS) {
    const value = member(item, key);
    if (value === undefined) continue;
    return at ? read(value, { ...place, item, at, sender, recipient }) : ignored('malformed');
  }
  return ignored('unknown_kind');
}

const ignored = (reason: string): Inbound => ({ kind: 'ignored', reason });
const MALFORMED = ignored('malformed');

/** Real ones have up to 170 characters (FACTS.md §0.1); an index holds no more than some thousand bytes. */
const MID_LENGTH = 512;

function midOf(value: Json | undefined): string | null {
  const found = id(member(value, 'mid'));
  return found !== null && found.length <= MID_LENGTH ? found : null;
}

/** The other side, whoever of the two wrote. */
const contactOf = ({ sender, recipient, account }: Envelope): string | null =>
  sender === account ? recipient : sender;

function message(value: Json, envelope: Envelope): Inbound {
  const { sender, recipient, account, at } = envelope;
  const externalId = midOf(value);
  if (!externalId || !sender || !recipient) return MALFORMED;
  const echo = member(value, 'is_echo') === true;
  const contact = sender === account ? recipient : sender;
  if (member(value, 'is_deleted') === true) return { kind: 'unsend', externalId, contact, at };
  if (member(value, 'is_self') === true) return ignored('self_message');
  if ((echo ? sender : recipient) !== account) return ignored('other_account');
  return written(value, { externalId, contact, at, echo, standby: envelope.standby });
}

type About = Pick<InboundMessage, 'externalId' | 'contact' | 'at' | 'echo' | 'standby'>;

function written(value: Json, about: About): InboundMessage {
  const all = attachmentsOf(value);
  const said = textOf(value);
  const isHeart = said === null && all.some(({ providerKind }) => providerKind === HEART);
  // A heart is what people see of it.
  const text = isHeart ? '❤️' : said;
  const attachments = isHeart ? all.filter(({ providerKind }) => providerKind !== HEART) : all;
  return {
    kind: 'message',
    ...about,
    text,
    attachments: text === null && attachments.length === 0 ? [UNSUPPORTED] : attachments,
    replyTo: midOf(member(value, 'reply_to')),
    context: contextOf(value),
    appId: about.echo ? id(member(value, 'app_id')) : null,
  };
}

const HEART = 'like_heart';

const textOf = (value: Json): string | null =>
  words(member(value, 'text'), Number.POSITIVE_INFINITY);

function attachmentsOf(value: Json): readonly InboundAttachment[] {
  const story = member(member(value, 'reply_to'), 'story');
  const own = list(member(value, 'attachments')).map(attachmentOf);
  const told = story === undefined ? own : [repliedStory(story), ...own];
  const isUnsupported = member(value, 'is_unsupported') === true && own.length === 0;
  return withoutDoubles(isUnsupported ? [...told, UNSUPPORTED] : told);
}

function contextOf(value: Json): MessageContext | null {
  const referral = referralOf(member(value, 'referral'));
  const quickReply = words(member(member(value, 'quick_reply'), 'payload'));
  if (!referral && !quickReply) return null;
  return { ...(referral && { referral }), ...(quickReply && { quickReply }) };
}

/** A button or ice breaker that was pressed says its title. Not each has an id of its own. */
function postback(value: Json, envelope: Envelope): Inbound {
  const { at, standby, account, sender } = envelope;
  const contact = contactOf(envelope);
  if (!contact || sender === account) return MALFORMED;
  const referral = referralOf(member(value, 'referral'));
  return {
    kind: 'message',
    externalId: midOf(value) ?? `postback:${contact}:${at.getTime()}`,
    contact,
    at,
    text: words(member(value, 'title')) ?? words(member(value, 'payload')) ?? 'Pressed a button',
    attachments: [],
    replyTo: null,
    context: {
      postback: words(member(value, 'payload')) ?? '',
      ...(referral && { referral }),
    },
    echo: false,
    appId: null,
    standby,
  };
}

function reaction(value: Json, envelope: Envelope): Inbound {
  const externalId = midOf(value);
  const contact = contactOf(envelope);
  if (!externalId || !contact) return MALFORMED;
  if (envelope.sender === envelope.account) return ignored('own_reaction');
  const removed = member(value, 'action') === 'unreact';
  const emoji = removed ? null : emojiOf(value);
  return { kind: 'reaction', externalId, contact, at: envelope.at, emoji };
}

/** By name where the emoji itself is not told (FACTS.md §2.6). */
const NAMED: Readonly<Record<string, string>> = {
  love: '❤️',
  like: '👍',
  dislike: '👎',
  laugh: '😆',
  smile: '😆',
  haha: '😆',
  angry: '😠',
  sad: '😢',
  wow: '😮',
};

const emojiOf = (value: Json): string =>
  words(member(value, 'emoji'), 32) ?? emojiNamed(words(member(value, 'reaction'), 32) ?? '');

/** A reaction is told by its name, or is the emoji itself. */
export const emojiNamed = (name: string): string => {
  const known = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  return known ?? (/\p{Extended_Pictographic}/u.test(name) ? name : '❤️');
};

function seen(value: Json, envelope: Envelope): Inbound {
  const externalId = midOf(value);
  const { sender, account, at } = envelope;
  if (!externalId || !sender || sender === account) return MALFORMED;
  return { kind: 'seen', externalId, contact: sender, at };
}

/** After no edits at all it is a message of which nothing was said (FACTS.md §2.6). */
function edit(value: Json, envelope: Envelope): Inbound {
  const externalId = midOf(value);
  const number = Number(id(member(value, 'num_edit')) ?? Number.NaN);
  if (!externalId || !Number.isSafeInteger(number) || number < 0 || number > 100_000)
    return MALFORMED;
  if (number === 0) return { kind: 'pointer', externalId, at: envelope.at };

  const contact = contactOf(envelope);
  if (!contact) return { kind: 'pointer', externalId, at: envelope.at };
  const text = textOf(value);
  return { kind: 'edit', externalId, contact, at: envelope.at, text, edit: number };
}

function referral(value: Json, envelope: Envelope): Inbound {
  const contact = contactOf(envelope);
  const found = referralOf(value);
  if (!contact || !found) return MALFORMED;
  const act = { type: 'referral', context: { referral: found } } as const;
  return { kind: 'act', contact, at: envelope.at, act };
}

function optin(value: Json, envelope: Envelope): Inbound {
  const contact = contactOf(envelope);
  if (!contact) return MALFORMED;
  const act = { type: 'optin', title: words(member(value, 'title')) } as const;
  return { kind: 'act', contact, at: envelope.at, act };
}

const control =
  (change: 'passed' | 'taken' | 'requested', key: string): Read =>
  (value, envelope) => {
    const contact = contactOf(envelope);
    if (!contact) return MALFORMED;
    const appId = id(member(value, key))?.slice(0, 40) ?? null;
    return { kind: 'control', contact, at: envelope.at, change, appId };
  };

const policy: Read = (value, { at }) => ({
  kind: 'policy',
  at,
  restricts: !/^un|^lift|^remove/.test(id(member(value, 'action')) ?? ''),
  reason: words(member(value, 'reason')),
});

/** The first that an item has says what it is. */
const READERS: readonly (readonly [string, Read])[] = [
  ['message', message],
  ['message_edit', edit],
  ['read', seen],
  ['reaction', reaction],
  ['postback', postback],
  ['referral', referral],
  ['optin', optin],
  ['pass_thread_control', control('passed', 'new_owner_app_id')],
  ['take_thread_control', control('taken', 'new_owner_app_id')],
  ['request_thread_control', control('requested', 'requested_owner_app_id')],
  ['policy_enforcement', policy],
  ['policy-enforcement', policy],
];
