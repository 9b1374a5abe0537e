import { messageId, threadNumber } from '../ids.ts';
import { findThread, type Sim } from '../sim.ts';
import type { Customer, Message, Thread } from '../state.ts';

export function openThread(sim: Sim, customer: Customer): Thread {
  const existing = findThread(sim, customer.externalId);
  if (existing) return existing;
  const thread: Thread = {
    customer: customer.externalId,
    number: threadNumber(),
    account: customer.account,
    state: 'waiting',
    messages: [],
    customerSeenAt: null,
    businessSeenAt: null,
    actedAt: null,
    acceptedAt: null,
    owner: null,
  };
  sim.store.state.threads.push(thread);
  return thread;
}

/** Puts a message at its place in time; two never share a millisecond. */
export function place(thread: Thread, said: Omit<Message, 'mid'>): Message {
  let { at } = said;
  while (thread.messages.some((other) => other.at === at)) at += 1;
  const message = { ...said, at, mid: messageId(thread.account, thread.number, at) };
  const later = thread.messages.findIndex((other) => other.at > at);
  thread.messages.splice(later === -1 ? thread.messages.length : later, 0, message);
  return message;
}

/** When the person last did something that opens the window (FACTS §3.3); null when never. */
export function lastAct(thread: Thread | undefined): number | null {
  const written = thread?.messages.findLast(({ from }) => from === 'customer')?.at ?? 0;
  return Math.max(written, thread?.actedAt ?? 0) || null;
}

/** Where the business's Instagram app shows the thread (FACTS §3.3). */
export function folderOf(thread: Thread, customer: Customer): 'primary' | 'general' | 'requests' {
  const isStranger = !(customer.followsUs || customer.weFollow);
  if (isStranger && thread.acceptedAt === null) return 'requests';
  return isStranger ? 'general' : 'primary';
}
