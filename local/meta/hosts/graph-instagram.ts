import { unknownPath, unsupportedObject } from '../errors.ts';
import type { Answer } from '../graph/answer.ts';
import type { Call } from '../graph/call.ts';
import {
  conversation,
  conversations,
  idOfThread,
  message,
  messages,
} from '../graph/conversations.ts';
import { parseFields } from '../graph/fields.ts';
import { me } from '../graph/me.ts';
import { media } from '../graph/media.ts';
import { postMessage } from '../graph/messages.ts';
import { hereOf } from '../graph/pages.ts';
import { profile } from '../graph/profile.ts';
import { listSubscriptions, subscribe, unsubscribe } from '../graph/subscribed-apps.ts';
import { needs, type Session, signedIn } from '../graph/token.ts';
import { uploadAttachment } from '../graph/upload.ts';
import { exchangeToken, refreshToken } from '../oauth/long-lived.ts';
import { MESSAGES } from '../oauth/scopes.ts';
import { findCustomer, type Sim } from '../sim.ts';
import type { Thread } from '../state.ts';

type Edge = (sim: Sim, session: Session, call: Call) => unknown;

const plain = async (body: unknown): Promise<Answer> => ({ body: await body });

/** What hangs on the account itself, as `METHOD edge`. */
const OWN_EDGES: Readonly<Record<string, Edge>> = {
  'GET subscribed_apps': listSubscriptions,
  'POST subscribed_apps': subscribe,
  'DELETE subscribed_apps': unsubscribe,
  'GET conversations': (sim, session, call) => {
    needs(session, MESSAGES);
    return conversations(sim, session, call);
  },
  'GET media': media,
  'POST message_attachments': uploadAttachment,
};

/** What needs no version and no id. */
const TOKEN_EDGES: Readonly<Record<string, Edge>> = {
  'GET /access_token': exchangeToken,
  'GET /refresh_access_token': refreshToken,
};

/** graph.instagram.com, flow A. The account goes by `me`, its id or its app-scoped id. */
export async function graphInstagram(sim: Sim, call: Call): Promise<Answer> {
  const session = signedIn(sim, call);
  const { account } = session;
  const tokenEdge = TOKEN_EDGES[`${call.method} ${call.path}`];
  if (tokenEdge) return await plain(tokenEdge(sim, session, call));
  const [node, , ...rest] = call.segments;
  if (node === undefined) throw unknownPath('/');
  if (rest.length > 0) throw unknownPath(`/${rest.join('/')}`);
  const isOwn = ['me', account.externalId, account.appScopedId].includes(node);
  return isOwn ? await ownNode(sim, session, call) : await otherNode(sim, session, call);
}

async function ownNode(sim: Sim, session: Session, call: Call): Promise<Answer> {
  const edge = call.segments[1];
  if (edge === undefined && call.method === 'GET') return await plain(me(sim, session, call));
  if (edge === undefined) throw unsupportedObject(call.method, session.account.externalId);
  if (edge === 'messages' && call.method === 'POST') return await postMessage(sim, session, call);
  const answer = OWN_EDGES[`${call.method} ${edge}`];
  if (!answer) throw unknownPath(`/${edge}`);
  return await plain(answer(sim, session, call));
}

/** A person, a message or a conversation of this account; anything else does not exist for it. */
async function otherNode(sim: Sim, session: Session, call: Call): Promise<Answer> {
  const { externalId } = session.account;
  const [id = '', edge] = call.segments;
  if (call.method !== 'GET') throw unsupportedObject(call.method, id);
  const threads = sim.store.state.threads.filter((t) => t.account === externalId);

  const thread = threads.find((candidate) => idOfThread(candidate) === id);
  if (thread) {
    needs(session, MESSAGES);
    return await plain(conversationNode(sim, thread, call));
  }
  if (edge !== undefined) throw unknownPath(`/${edge}`);

  const customer = findCustomer(sim, id);
  if (customer?.account === externalId) return await plain(profile(sim, customer, call));

  for (const candidate of threads) {
    const item = candidate.messages.find(({ mid }) => mid === id);
    if (item) return await plain(message(sim, candidate, { item, call }));
  }
  throw unsupportedObject(call.method, id);
}

function conversationNode(sim: Sim, thread: Thread, call: Call): unknown {
  const edge = call.segments[1];
  if (edge === undefined) return conversation(sim, thread, parseFields(call.query.fields ?? 'id'));
  if (edge !== 'messages') throw unknownPath(`/${edge}`);
  const fields = parseFields(call.query.fields ?? 'id,created_time');
  return messages(sim, thread, { query: call.query, here: hereOf(sim.origin(), call), fields });
}
