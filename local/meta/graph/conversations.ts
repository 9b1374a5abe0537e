import { folderOf } from '../actions/threads.ts';
import { badParameter, messageDeleted } from '../errors.ts';
import { conversationId } from '../ids.ts';
import { findCustomer, type Sim } from '../sim.ts';
import type { Message, Thread } from '../state.ts';
import { graphTime } from '../wire.ts';
import type { Call } from './call.ts';
import { type Field, parseFields, pick } from './fields.ts';
import { contentOf } from './message-content.ts';
import { hereOf, listing } from './pages.ts';
import type { Session } from './token.ts';

const REQUESTS_LAST = 30 * 86_400_000;

export const idOfThread = (thread: Thread) => conversationId(thread.account, thread.number);

const lastAt = (thread: Thread) => thread.messages.at(-1)?.at ?? 0;

/** `GET /me/conversations?platform=instagram[&user_id=]`, newest activity first (FACTS §3.6). */
export function conversations(sim: Sim, { account }: Session, call: Call) {
  if (call.query.platform && call.query.platform !== 'instagram') {
    throw badParameter('Param platform must be one of {INSTAGRAM}');
  }
  const found = sim.store.state.threads
    .filter((thread) => thread.account === account.externalId && thread.messages.length > 0)
    .filter((thread) => !call.query.user_id || thread.customer === call.query.user_id)
    .filter((thread) => !isForgottenRequest(sim, thread))
    .sort((a, b) => lastAt(b) - lastAt(a));
  const usual = call.query.user_id ? 'id' : 'id,updated_time';
  const fields = parseFields(call.query.fields ?? usual);
  return listing(found, {
    query: call.query,
    here: hereOf(sim.origin(), call),
    show: (thread) => conversation(sim, thread, fields),
  });
}

/** A request that nobody touched for 30 days is no longer shown (FACTS §3.3). */
function isForgottenRequest(sim: Sim, thread: Thread): boolean {
  const customer = findCustomer(sim, thread.customer);
  const isIdle = sim.now() - lastAt(thread) > REQUESTS_LAST;
  return isIdle && customer !== undefined && folderOf(thread, customer) === 'requests';
}

/** `GET /{conversation}?fields=` and each entry of the list. */
export function conversation(sim: Sim, thread: Thread, wanted: readonly Field[]) {
  const node = {
    id: () => idOfThread(thread),
    updated_time: () => graphTime(lastAt(thread)),
    is_owner: () => true,
    participants: () => {
      const [business, customer] = participants(sim, thread);
      return { data: [{ ...business, user_id: business.id }, customer] };
    },
    messages: (field: Field) => {
      const query = {
        ...(field.inner ? { fields: field.inner } : {}),
        ...(field.limit === null ? {} : { limit: String(field.limit) }),
      };
      const here = `${sim.origin()}/graph.instagram.com/v26.0/${idOfThread(thread)}/messages`;
      return messages(sim, thread, { query, here, fields: field.fields });
    },
  };
  return pick(node, wanted, 'UnifiedThread');
}

/** `GET /{conversation}/messages`, newest first. Of those that can't be read only id and time are told (FACTS §3.6). */
export function messages(
  sim: Sim,
  thread: Thread,
  how: { query: Readonly<Record<string, string>>; here: string; fields: readonly Field[] },
) {
  const fields = how.fields.length > 0 ? how.fields : parseFields('id,created_time');
  const there = thread.messages.filter(({ unsentAt }) => unsentAt === undefined);
  const readable = new Set(there.slice(-(sim.switches.readable ?? there.length)));
  const told = parseFields('id,created_time');
  return listing(there.toReversed(), {
    ...how,
    show: (item) =>
      pick(messageNode(sim, thread, item), readable.has(item) ? fields : told, 'Message'),
  });
}

/** `GET /{mid}?fields=`; beyond the readable part of the thread it is as if deleted (FACTS §3.6). */
export function message(sim: Sim, thread: Thread, asked: { item: Message; call: Call }) {
  const age = thread.messages.length - thread.messages.indexOf(asked.item);
  const isHidden = sim.switches.readable !== null && age > sim.switches.readable;
  if (isHidden || asked.item.unsentAt) throw messageDeleted();
  const fields = parseFields(asked.call.query.fields ?? 'id,created_time');
  return pick(messageNode(sim, thread, asked.item), fields, 'Message');
}

function messageNode(sim: Sim, thread: Thread, item: Message) {
  const [business, customer] = participants(sim, thread);
  const sender = item.from === 'customer' ? customer : business;
  const reader = item.from === 'customer' ? business : customer;
  return {
    id: () => item.mid,
    created_time: () => graphTime(item.at),
    from: () => sender,
    to: () => ({ data: [reader] }),
    message: () => item.text,
    ...contentOf(sim, item, { business, customer }),
  };
}

function participants(sim: Sim, thread: Thread) {
  const account = sim.store.state.accounts.find((a) => a.externalId === thread.account);
  const customer = findCustomer(sim, thread.customer);
  return [
    { username: account?.username, id: thread.account },
    { username: customer?.username, id: thread.customer },
  ] as const;
}
