import 'server-only';
import { env } from '@/lib/platform/env';
import type { Connection, RecentOutcome, Sender } from '../channel';
import { callGraph } from '../meta/graph';
import {
  MESSAGE_FIELDS,
  messageOutcome,
  threadMessage,
  threadPage,
  threadsPage,
} from '../meta/history';
import { list, member } from '../meta/json';
import { actOutcome, bodyOf, reactionBody, sendOutcome } from '../meta/send';
import { POST_FIELDS, postsOutcome } from './posts';
import { PROFILE_FIELDS, profileOutcome } from './profile';

const RECENT_FIELDS = `messages.limit(20){${MESSAGE_FIELDS}}`;
const THREADS_A_PAGE = '20';
const MESSAGES_A_PAGE = '20';
const POSTS = '24';

/** Meta fetches a file before it answers. Shorter than a message may be on its way. */
const FETCHING_MS = 45_000;

const MESSAGES = 'instagram_business_manage_messages';

/** Instagram Login's half of the Graph API (FACTS.md §3.1, §3.5, §3.6). */
export const instagramSender: Sender = {
  send: async (connection, message) =>
    sendOutcome(
      await post(
        connection,
        bodyOf(message),
        message.content.kind === 'media' ? FETCHING_MS : undefined,
      ),
    ),

  react: async (connection, reaction) => {
    const answer = actOutcome(await post(connection, reactionBody(reaction)));
    const { emoji } = reaction;
    // Apps that don't have any emoji yet have the heart (FACTS.md §11).
    if (answer.kind !== 'refused' || answer.verdict.reason !== 'invalid' || !emoji) return answer;
    return emoji === '❤️' ? answer : { ...answer, verdict: { ...answer.verdict, ...ONLY_HEARTS } };
  },

  typing: async (connection, to, on) =>
    actOutcome(await post(connection, action(to, on ? 'typing_on' : 'typing_off'))),

  seen: async (connection, to) => actOutcome(await post(connection, action(to, 'mark_seen'))),

  async accepts(connection) {
    // Who we are is told without the permission that all else needs.
    const answer = await get(connection, 'me/conversations', { platform: 'instagram', limit: '1' });
    if (answer.kind === 'refused' && answer.verdict.action !== 'reconnect') return null;
    return answer.kind === 'unclear' ? null : answer.kind === 'ok';
  },

  profile: async (connection, contact) =>
    profileOutcome(await get(connection, encodeURIComponent(contact), { fields: PROFILE_FIELDS })),

  async recent(connection, contact): Promise<RecentOutcome> {
    const answer = await get(connection, 'me/conversations', {
      platform: 'instagram',
      user_id: contact,
      fields: RECENT_FIELDS,
    });
    if (answer.kind === 'refused') return { kind: 'refused', verdict: answer.verdict };
    if (answer.kind === 'unclear') return { kind: 'try_later' };
    const [thread] = list(member(answer.body, 'data'));
    const messages = list(member(member(thread, 'messages'), 'data'));
    return {
      kind: 'thread',
      messages: messages.flatMap((message) => threadMessage(message, connection.externalId)),
    };
  },

  posts: async (connection) =>
    postsOutcome(await get(connection, 'me/media', { fields: POST_FIELDS, limit: POSTS })),

  message: async (connection, externalId) =>
    messageOutcome(
      await get(connection, encodeURIComponent(externalId), { fields: MESSAGE_FIELDS }),
      connection.externalId,
    ),

  threads: async (connection, cursor) =>
    threadsPage(
      await get(connection, 'me/conversations', {
        platform: 'instagram',
        fields: 'id,updated_time',
        limit: THREADS_A_PAGE,
        ...(cursor && { after: cursor }),
      }),
    ),

  threadMessages: async (connection, { id, cursor }) =>
    threadPage(
      await get(connection, `${encodeURIComponent(id)}/messages`, {
        fields: MESSAGE_FIELDS,
        limit: MESSAGES_A_PAGE,
        ...(cursor && { after: cursor }),
      }),
      connection.externalId,
    ),
};

const ONLY_HEARTS = {
  sentence: 'Instagram takes only ❤️ as a reaction from this account.',
} as const;

const action = (to: string, name: string) => ({ recipient: { id: to }, sender_action: name });

const post = ({ token, apiVersion }: Connection, body: unknown, patienceMs?: number) =>
  callGraph({
    url: at(apiVersion, 'me/messages'),
    ...{ token, method: 'POST', body, needs: MESSAGES, patienceMs },
  });

const get = (
  { token, apiVersion }: Connection,
  path: string,
  query: Readonly<Record<string, string>>,
) => callGraph({ url: at(apiVersion, path, query), token, needs: MESSAGES });

const at = (apiVersion: string, path: string, query?: Readonly<Record<string, string>>): string =>
  `${env.INSTAGRAM_GRAPH_URL}/${apiVersion}/${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
