import type { Inbound, InboundMessage } from '@/lib/domain/inbound';
import type { RawItem } from '../channel';
import { id, type Json, list, member, parseLossless } from '../meta/json';
import { timeOf } from '../meta/split';

/** Instagram's webhook items in our words (FACTS.md §2.4–2.6). Never throws. */
export function parse({
  object,
  entryId,
  raw,
}: Pick<RawItem, 'object' | 'entryId' | 'raw'>): Inbound {
  if (object.toLowerCase() !== 'instagram') return ignored('unknown_object');
  if (entryId === '0') return ignored('dashboard_test');

  const item = readItem(raw);
  if (item === null) return ignored('malformed');
  const changed = member(item, 'changes');
  if (changed !== undefined) return ignored(`changes:${word(member(changed, 'field'))}`);
  if (member(item, 'standby') !== undefined) return ignored('standby');

  const messaging = member(item, 'messaging');
  if (messaging === undefined) return ignored('unknown_entry');
  return parseMessaging(messaging, entryId);
}

const ignored = (reason: string): Inbound => ({ kind: 'ignored', reason });

/** A provider's own word, safe to keep as a reason. */
const word = (value: Json | undefined) => (id(value) ?? 'unknown').replace(/\W/g, '_').slice(0, 40);

function readItem(raw: string): Json | null {
  try {
    return parseLossless(raw);
  } catch {
    return null;
  }
}

/** What is kept for later; the list is FACTS.md §2.6. */
const NOT_MESSAGES = [
  'reaction',
  'postback',
  'referral',
  'message_edit',
  'optin',
  'pass_thread_control',
  'take_thread_control',
  'request_thread_control',
  'policy_enforcement',
  'policy-enforcement',
] as const;

function parseMessaging(item: Json, account: string): Inbound {
  const at = timeOf(member(item, 'timestamp'));
  const sender = id(member(member(item, 'sender'), 'id'));
  const recipient = id(member(member(item, 'recipient'), 'id'));
  const message = member(item, 'message');
  const read = member(item, 'read');

  if (message === undefined && read === undefined) {
    return ignored(NOT_MESSAGES.find((key) => member(item, key) !== undefined) ?? 'unknown_kind');
  }
  if (!at || !sender || !recipient) return ignored('malformed');
  if (message !== undefined) return parseMessage(message, { at, sender, recipient, account });

  const externalId = id(member(read, 'mid'));
  return externalId ? { kind: 'seen', externalId, contact: sender, at } : ignored('malformed');
}

type Envelope = {
  readonly at: Date;
  readonly sender: string;
  readonly recipient: string;
  readonly account: string;
};

function parseMessage(message: Json, { at, sender, recipient, account }: Envelope): Inbound {
  const externalId = id(member(message, 'mid'));
  if (!externalId) return ignored('malformed');
  if (member(message, 'is_deleted') === true) return ignored('unsend');
  if (member(message, 'is_self') === true) return ignored('self_message');

  const echo = member(message, 'is_echo') === true;
  if ((echo ? sender : recipient) !== account) return ignored('other_account');
  const content: InboundMessage = {
    kind: 'message',
    externalId,
    contact: echo ? recipient : sender,
    at,
    text: textOf(message),
    kinds: kindsOf(message),
    echo,
  };
  return content.text === null && content.kinds.length === 0 ? ignored('empty') : content;
}

/** PostgreSQL text holds no NUL, and a lone half of a surrogate pair is no character. */
function textOf(message: Json): string | null {
  const text = member(message, 'text');
  if (typeof text !== 'string' || text === '') return null;
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}

function kindsOf(message: Json): readonly string[] {
  const kinds = list(member(message, 'attachments')).map((each) => word(member(each, 'type')));
  const unsupported = member(message, 'is_unsupported') === true && kinds.length === 0;
  return unsupported ? ['unsupported'] : kinds;
}
