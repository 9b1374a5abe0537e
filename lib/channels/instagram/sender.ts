import 'server-only';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import type { ProfileOutcome, Sender, SendOutcome, ThreadMessage } from '../channel';
import { callGraph, type GraphAnswer } from '../meta/graph';
import { id, type Json, list, member } from '../meta/json';

const PROFILE_FIELDS =
  'name,username,profile_pic,follower_count,is_user_follow_business,is_business_follow_user,is_verified_user';
const RECENT_FIELDS = 'messages.limit(20){id,created_time,from,message}';

const MESSAGES = 'instagram_business_manage_messages';
const RETRY_SECONDS = 5;
const THROTTLE_SECONDS = 60;

/** Instagram Login's half of the Graph API (FACTS.md §3.1, §3.5, §3.6). */
export const instagramSender: Sender = {
  async send({ token, apiVersion }, { to, text, mode }) {
    const tag = mode === 'human_agent' ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : {};
    const answer = await callGraph({
      url: at(apiVersion, 'me/messages'),
      token,
      method: 'POST',
      body: { recipient: { id: to }, message: { text }, ...tag },
      needs: MESSAGES,
    });
    return sendOutcome(answer);
  },

  async accepts({ token, apiVersion }) {
    // Who we are is told without the permission that all else needs.
    const url = at(apiVersion, 'me/conversations', { platform: 'instagram', limit: '1' });
    const answer = await callGraph({ url, token, needs: MESSAGES });
    if (answer.kind === 'refused' && answer.verdict.action !== 'reconnect') return null;
    return answer.kind === 'unclear' ? null : answer.kind === 'ok';
  },

  async profile({ token, apiVersion }, contact) {
    const url = at(apiVersion, encodeURIComponent(contact), { fields: PROFILE_FIELDS });
    return profileOutcome(await callGraph({ url, token, needs: MESSAGES }));
  },

  async recent({ token, apiVersion, externalId }, contact) {
    const url = at(apiVersion, 'me/conversations', {
      platform: 'instagram',
      user_id: contact,
      fields: RECENT_FIELDS,
    });
    const answer = await callGraph({ url, token, needs: MESSAGES });
    if (answer.kind === 'refused') return { kind: 'refused', verdict: answer.verdict };
    if (answer.kind === 'unclear') return { kind: 'try_later' };
    const [thread] = list(member(answer.body, 'data'));
    const messages = list(member(member(thread, 'messages'), 'data'));
    return {
      kind: 'thread',
      messages: messages.flatMap((message) => threadMessage(message, externalId)),
    };
  },
};

const at = (apiVersion: string, path: string, query?: Record<string, string>): string =>
  `${env.INSTAGRAM_GRAPH_URL}/${apiVersion}/${path}${query ? `?${new URLSearchParams(query)}` : ''}`;

function sendOutcome(answer: GraphAnswer): SendOutcome {
  if (answer.kind === 'ok') {
    const externalId = id(member(answer.body, 'message_id'));
    return externalId ? { kind: 'accepted', externalId } : UNCLEAR;
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

function profileOutcome(answer: GraphAnswer): ProfileOutcome {
  if (answer.kind === 'unclear') return { kind: 'try_later', seconds: THROTTLE_SECONDS };
  if (answer.kind === 'ok') {
    const profile = profileOf(answer.body);
    return profile.name || profile.username
      ? { kind: 'found', profile }
      : { kind: 'refused', verdict: NOBODY };
  }

  const { verdict, regainSeconds } = answer;
  if (verdict.action === 'retry' || verdict.action === 'throttle' || verdict.action === 'unknown') {
    return { kind: 'try_later', seconds: regainSeconds ?? THROTTLE_SECONDS };
  }
  return { kind: 'refused', verdict };
}

/** An empty answer is asked for again with the person's next message (FACTS.md §3.5). */
const NOBODY: GraphVerdict = {
  action: 'permanent',
  reason: 'no_profile',
  sentence: 'Instagram does not say who this is yet.',
};

const profileOf = (body: Json) => ({
  name: id(member(body, 'name')),
  username: id(member(body, 'username')),
  avatarUrl: webAddress(id(member(body, 'profile_pic'))),
  followerCount: count(member(body, 'follower_count')),
  verified: flag(member(body, 'is_verified_user')),
  followsUs: flag(member(body, 'is_user_follow_business')),
  weFollow: flag(member(body, 'is_business_follow_user')),
});

const webAddress = (value: string | null) =>
  value && /^https?:$/.test(URL.parse(value)?.protocol ?? '') ? value : null;
const flag = (value: Json | undefined) => (typeof value === 'boolean' ? value : null);
const count = (value: Json | undefined) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31
    ? value
    : null;

function threadMessage(message: Json, account: string): readonly ThreadMessage[] {
  const externalId = id(member(message, 'id'));
  const sentAt = new Date(id(member(message, 'created_time')) ?? '');
  if (!externalId || Number.isNaN(sentAt.getTime())) return [];
  const text = id(member(message, 'message')) ?? '';
  return [
    { externalId, at: sentAt, text, fromUs: id(member(member(message, 'from'), 'id')) === account },
  ];
}
