import type { Delivery } from '../deliveries.ts';
import { echoContent } from '../message-event.ts';
import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Attachment, Customer, Message, ReplyTo } from '../state.ts';
import { noteItem, send } from './deliver.ts';
import { openThread, place } from './threads.ts';

export type Answered = {
  readonly text: string;
  readonly at?: number | undefined;
  readonly via: 'api' | 'app' | 'private_reply';
  readonly attachments?: readonly Attachment[];
  readonly replyTo?: ReplyTo;
  readonly quickReplies?: readonly string[];
};

/** Writes the message and its echo down; saving and sending is the caller's. */
export function businessWrites(
  sim: Sim,
  customer: Customer,
  said: Answered,
): { message: Message; deliveries: Delivery[] } {
  const account = accountOfCustomer(sim, customer);
  const thread = openThread(sim, customer);
  const at = said.at ?? sim.now();
  const message = place(thread, { from: 'business', ...said, at });
  thread.businessSeenAt = Math.max(thread.businessSeenAt ?? 0, message.at);
  thread.acceptedAt ??= message.at;
  sim.typing.delete(customer.externalId);
  const isTold = said.via !== 'app' || sim.switches.ownerEchoes;
  const deliveries = (isTold ? echoContent(sim, message) : []).flatMap((content) => {
    const item = {
      sender: { id: account.externalId },
      recipient: { id: customer.externalId },
      timestamp: message.at,
      message: content,
    };
    return noteItem(sim, { kind: 'echo', account, customer, item });
  });
  return { message, deliveries };
}

/** The owner types in the Instagram app: no window, no API, only an echo. */
export async function ownerTypes(
  sim: Sim,
  customer: Customer,
  said: Omit<Answered, 'via'>,
): Promise<Message> {
  const { message, deliveries } = businessWrites(sim, customer, { ...said, via: 'app' });
  await send(sim, customer.externalId, deliveries);
  return message;
}

/** The owner lets a stranger out of Requests, or looks at a thread. Nobody is told (FACTS §3.3). */
export async function ownerLooks(
  sim: Sim,
  customer: Customer,
  how: 'accept' | 'look',
): Promise<void> {
  const thread = openThread(sim, customer);
  if (how === 'accept') thread.acceptedAt ??= sim.now();
  thread.businessSeenAt = sim.now();
  await send(sim, customer.externalId, []);
}
