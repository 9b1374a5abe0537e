import 'server-only';
import type { TemplateButton } from '@/lib/domain/attachment';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { restAfter } from '@/lib/domain/usage';
import { log } from '@/lib/platform/log';
import type {
  ActOutcome,
  Outbound,
  OutboundContent,
  OutboundReaction,
  SendOutcome,
} from '../channel';
import type { GraphAnswer } from './graph';
import { id, member } from './json';

export const RETRY_SECONDS = 5;
export const THROTTLE_SECONDS = 60;

/** The body of a send (FACTS.md §3.1). */
export const bodyOf = ({ to, content, mode, replyTo }: Outbound): object => ({
  recipient: { id: to },
  message: messageOf(content),
  ...(replyTo && { reply_to: { mid: replyTo } }),
  ...(mode === 'human_agent' && { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }),
});

function messageOf(content: OutboundContent): object {
  switch (content.kind) {
    case 'text':
      return { text: content.text, ...quickReplies(content.quickReplies) };
    case 'buttons':
      return buttonTemplate(content.text, content.buttons);
    case 'media': {
      const all = content.media.map(({ kind, url }) => ({ type: kind, payload: { url } }));
      return all.length === 1 ? { attachment: all[0] } : { attachments: all };
    }
    case 'heart':
      return { attachment: { type: 'like_heart' } };
    case 'post':
      return { attachment: { type: 'MEDIA_SHARE', payload: { id: content.id } } };
  }
}

/** What is pressed comes back as its own words. */
const quickReplies = (titles: readonly string[]) =>
  titles.length > 0 && {
    quick_replies: titles.map((title) => ({ content_type: 'text', title, payload: title })),
  };

function buttonTemplate(text: string, all: readonly TemplateButton[]): object {
  const buttons = all.map(({ title, url }) =>
    url ? { type: 'web_url', title, url } : { type: 'postback', title, payload: title },
  );
  const payload = { template_type: 'button', text, buttons };
  return { attachment: { type: 'template', payload } };
}

export const reactionBody = ({ to, message, emoji }: OutboundReaction): object => ({
  recipient: { id: to },
  sender_action: emoji ? 'react' : 'unreact',
  payload: { message_id: message, ...(emoji && { reaction: emoji === '❤️' ? 'love' : emoji }) },
});

export function sendOutcome(answer: GraphAnswer): SendOutcome {
  if (answer.kind === 'ok') {
    const externalId = id(member(answer.body, 'message_id'));
    return externalId
      ? { kind: 'accepted', externalId, restSeconds: restAfter(answer.usage) }
      : UNCLEAR;
  }
  if (answer.kind === 'unclear') {
    return answer.cause === 'unreachable' ? NOT_REACHED : UNCLEAR;
  }

  const { verdict, regainSeconds, traceId } = answer;
  log.warn('instagram.send_refused', { reason: verdict.reason, traceId });
  if (verdict.action === 'unknown') return { kind: 'unknown', sentence: verdict.sentence };
  if (verdict.action === 'retry') return { kind: 'try_later', seconds: RETRY_SECONDS, verdict };
  if (verdict.action === 'throttle') {
    return { kind: 'try_later', seconds: regainSeconds ?? THROTTLE_SECONDS, verdict };
  }
  return { kind: 'rejected', verdict };
}

/** Of a sign that may be given twice: what is unclear is simply tried again. */
export function actOutcome(answer: GraphAnswer): ActOutcome {
  if (answer.kind === 'ok') return { kind: 'done' };
  if (answer.kind === 'unclear') return { kind: 'try_later', seconds: RETRY_SECONDS };
  const { verdict, regainSeconds } = answer;
  if (verdict.action === 'retry' || verdict.action === 'unknown') {
    return { kind: 'try_later', seconds: RETRY_SECONDS };
  }
  if (verdict.action === 'throttle') {
    return { kind: 'try_later', seconds: regainSeconds ?? THROTTLE_SECONDS };
  }
  return { kind: 'refused', verdict };
}

const UNCLEAR: SendOutcome = {
  kind: 'unknown',
  sentence: 'Instagram did not answer in time, so it is not clear whether this arrived.',
};

const UNREACHABLE: GraphVerdict = {
  action: 'retry',
  reason: 'unreachable',
  sentence: 'Instagram can’t be reached. We are trying again.',
};
const NOT_REACHED: SendOutcome = {
  kind: 'try_later',
  seconds: RETRY_SECONDS,
  verdict: UNREACHABLE,
};
