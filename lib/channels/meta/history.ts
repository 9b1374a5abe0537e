import 'server-only';
import type { InboundAttachment } from '@/lib/domain/inbound';
import type {
  FetchedMessage,
  MessageOutcome,
  ThreadMessage,
  ThreadPageOutcome,
  ThreadsOutcome,
} from '../channel';
import {
  address,
  attachmentOf,
  repliedStory,
  UNSUPPORTED,
  withoutDoubles,
  words,
} from './attachments';
import type { GraphAnswer } from './graph';
import { id, isObject, type Json, list, member } from './json';
import { emojiNamed } from './messaging';
import { RETRY_SECONDS, THROTTLE_SECONDS } from './send';

/** All that is told of a message when it is asked for (FACTS.md §3.6). */
export const MESSAGE_FIELDS =
  'id,created_time,from,to,message,attachments,shares,story,reactions,reply_to,is_unsupported';

export function messageOutcome(answer: GraphAnswer, account: string): MessageOutcome {
  if (answer.kind !== 'ok') return notOk(answer);
  const message = fetchedMessage(answer.body, account);
  return message ? { kind: 'found', message } : { kind: 'gone' };
}

export function threadsPage(answer: GraphAnswer): ThreadsOutcome {
  if (answer.kind !== 'ok') return refusedOrLater(answer);
  const threads = list(member(answer.body, 'data')).flatMap((thread) => {
    const threadId = id(member(thread, 'id'));
    return threadId ? [{ id: threadId, updatedAt: timeIn(thread, 'updated_time') }] : [];
  });
  return { kind: 'threads', threads, next: nextOf(answer.body) };
}

export function threadPage(answer: GraphAnswer, account: string): ThreadPageOutcome {
  if (answer.kind !== 'ok') return refusedOrLater(answer);
  const all = list(member(answer.body, 'data'));
  const messages = all.flatMap((message) => fetchedMessage(message, account) ?? []);
  return {
    kind: 'messages',
    messages,
    unavailable: all.length - messages.length,
    next: nextOf(answer.body),
  };
}

/** For finding our own message in a thread. */
export function threadMessage(message: Json, account: string): readonly ThreadMessage[] {
  const externalId = id(member(message, 'id'));
  const at = timeIn(message, 'created_time');
  if (!externalId || !at) return [];
  const kinds = attachmentsOf(message).map(({ kind }) => kind);
  const text = id(member(message, 'message')) ?? '';
  const fromUs = id(member(member(message, 'from'), 'id')) === account;
  return [{ externalId, at, text, kinds, fromUs }];
}

/** Beyond the newest of a thread only ids and times are told, if that. */
function fetchedMessage(message: Json, account: string): FetchedMessage | null {
  const externalId = id(member(message, 'id'));
  const at = timeIn(message, 'created_time');
  const from = id(member(member(message, 'from'), 'id'));
  if (!externalId || !at || !from) return null;

  const echo = from === account;
  const readers = list(member(member(message, 'to'), 'data'));
  const contact = echo ? readers.map((reader) => id(member(reader, 'id'))).find(Boolean) : from;
  if (!contact) return null;
  const text = words(member(message, 'message'), Number.POSITIVE_INFINITY);
  const attachments = attachmentsOf(message);
  return {
    kind: 'message',
    externalId,
    contact,
    at,
    text,
    attachments: text === null && attachments.length === 0 ? [UNSUPPORTED] : attachments,
    replyTo: id(member(member(message, 'reply_to'), 'mid')),
    context: null,
    echo,
    appId: null,
    standby: false,
    reactions: reactionsOf(message, account),
  };
}

function attachmentsOf(message: Json): readonly InboundAttachment[] {
  const story = member(message, 'story');
  const replied = member(story, 'reply_to');
  const mention = member(story, 'mention');
  const files = list(member(member(message, 'attachments'), 'data')).map(fileOf);
  const shares = list(member(member(message, 'shares'), 'data')).map(shareOf);
  const said = member(message, 'is_unsupported');
  const isUnsupported = said === true || said === 'true';
  const found = [
    ...(replied === undefined ? [] : [repliedStory(replied)]),
    ...(mention === undefined ? [] : [mentioned(mention)]),
    ...files,
    ...shares,
  ];
  return withoutDoubles(isUnsupported && found.length === 0 ? [UNSUPPORTED] : found);
}

const mentioned = (story: Json): InboundAttachment => ({
  ...repliedStory(story),
  kind: 'story_mention',
  providerKind: 'story_mention',
});

function fileOf(file: Json): InboundAttachment {
  const image = member(file, 'image_data');
  const video = member(file, 'video_data');
  if (image !== undefined) return imageOf(image);
  if (video !== undefined) {
    return {
      ...UNSUPPORTED,
      kind: 'video',
      providerKind: 'video',
      url: address(member(video, 'url')),
      previewUrl: address(member(video, 'preview_url')),
    };
  }
  const template = member(file, 'generic_template');
  if (template !== undefined) return attachmentOf({ type: 'template', payload: template });
  const url = address(member(file, 'file_url'));
  const type = id(member(file, 'mime_type')) ?? '';
  if (!url) return { ...UNSUPPORTED, providerKind: id(member(file, 'type')) ?? 'unsupported' };
  const kind = type.startsWith('audio/') ? 'audio' : type.startsWith('video/') ? 'video' : 'file';
  return { ...UNSUPPORTED, kind, providerKind: kind, url, title: words(member(file, 'name')) };
}

function imageOf(image: Json): InboundAttachment {
  const moving = address(member(image, 'animated_gif_url'));
  const isSticker = moving !== null || member(image, 'render_as_sticker') === true;
  return {
    ...UNSUPPORTED,
    kind: isSticker ? 'sticker' : 'image',
    providerKind: 'image',
    url: moving ?? address(member(image, 'url')),
    previewUrl: address(member(image, 'preview_url')),
  };
}

const shareOf = (share: Json): InboundAttachment =>
  attachmentOf({
    type: id(member(share, 'type')) ?? 'share',
    payload: {
      id: id(member(share, 'id')) ?? '',
      url: id(member(share, 'link')) ?? '',
      title: id(member(share, 'title')) ?? '',
    },
  });

const reactionsOf = (message: Json, account: string): FetchedMessage['reactions'] =>
  list(member(member(message, 'reactions'), 'data')).flatMap((reaction) => {
    const emoji = emojiNamed(id(member(reaction, 'reaction')) ?? '');
    const users = member(reaction, 'users');
    const who = Array.isArray(users) ? users : isObject(users) ? list(member(users, 'data')) : [];
    return who.map((user: Json) => {
      const by = id(member(user, 'id')) === account ? 'business' : 'contact';
      return { by, emoji } as const;
    });
  });

export function timeIn(value: Json, key: string): Date | null {
  const time = new Date(id(member(value, key)) ?? '');
  return Number.isNaN(time.getTime()) ? null : time;
}

/** Only where there is a next page is its cursor of use. */
function nextOf(body: Json): string | null {
  const paging = member(body, 'paging');
  if (member(paging, 'next') === undefined) return null;
  return id(member(member(paging, 'cursors'), 'after'));
}

type NotOk = Exclude<GraphAnswer, { kind: 'ok' }>;

/** A deleted message, or one beyond what the provider tells. */
function notOk(answer: NotOk): MessageOutcome {
  if (answer.kind === 'refused' && GONE.has(answer.verdict.reason)) return { kind: 'gone' };
  return refusedOrLater(answer);
}

const GONE = new Set(['message_deleted', 'not_found']);

export function refusedOrLater(answer: NotOk) {
  if (answer.kind === 'unclear') return { kind: 'try_later', seconds: RETRY_SECONDS } as const;
  const { verdict, regainSeconds } = answer;
  if (verdict.action === 'retry' || verdict.action === 'unknown') {
    return { kind: 'try_later', seconds: RETRY_SECONDS } as const;
  }
  if (verdict.action === 'throttle') {
    return { kind: 'try_later', seconds: regainSeconds ?? THROTTLE_SECONDS } as const;
  }
  return { kind: 'refused', verdict } as const;
}
