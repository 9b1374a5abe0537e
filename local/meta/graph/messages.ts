import { businessWrites } from '../actions.ts';
import { badParameter, outsideWindow, personUnavailable, unknownPerson } from '../errors.ts';
import { findCustomer, findThread, type Sim } from '../sim.ts';
import type { Answer } from './answer.ts';
import { type Call, isRecord } from './call.ts';

const HOUR = 3_600_000;
/** Bytes of UTF-8, not characters (FACTS §11). */
const TEXT_LIMIT = 1000;
/** An indicator that nobody turns off goes away by itself. */
const TYPING_LASTS = 20_000;
const ACTIONS = ['typing_on', 'typing_off', 'mark_seen'] as const;

/** `POST /me/messages`: a text, or a sender action alone in its request (FACTS §3.1, §3.3). */
export async function postMessage(sim: Sim, call: Call): Promise<Answer> {
  if (call.garbled) throw badParameter('The request body is not valid JSON.');
  const recipient = recipientOf(sim, call);
  if (call.body.sender_action !== undefined) {
    if (call.body.message !== undefined) {
      throw badParameter('Cannot send message and sender_action in the same request', 2018014);
    }
    return await senderAction(sim, recipient, call.body.sender_action);
  }
  return await sendText(sim, recipient, call);
}

function recipientOf(sim: Sim, call: Call): string {
  const { recipient } = call.body;
  const id = isRecord(recipient) ? recipient.id : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw badParameter("Param recipient must be non-empty, with an 'id'.");
  }
  const customer = findCustomer(sim, String(id));
  if (!customer) throw unknownPerson();
  if (customer.blocked) throw personUnavailable();
  return customer.externalId;
}

async function senderAction(sim: Sim, customer: string, action: unknown): Promise<Answer> {
  if (!ACTIONS.some((known) => known === action)) {
    throw badParameter(`Param sender_action must be one of {${ACTIONS.join(', ').toUpperCase()}}`);
  }
  if (action === 'mark_seen') {
    const thread = findThread(sim, customer);
    if (thread) thread.businessSeenAt = sim.now();
    await sim.store.save();
    sim.feed.publish({ type: 'thread', customer });
  } else {
    checkWindow(sim, customer, 24 * HOUR);
    const on = action === 'typing_on';
    if (on) sim.typing.set(customer, sim.now() + TYPING_LASTS);
    else sim.typing.delete(customer);
    sim.feed.publish({ type: 'typing', customer, on });
  }
  return { body: { recipient_id: customer } };
}

async function sendText(sim: Sim, customer: string, call: Call): Promise<Answer> {
  const text = textOf(call.body.message);
  checkWindow(sim, customer, windowOf(call));

  const { message, deliveries } = businessWrites(sim, customer, { text, via: 'api' });
  await sim.store.save();

  sim.feed.publish({ type: 'thread', customer });
  const echo = () => sim.deliveries.dispatch(deliveries);
  const body = { recipient_id: customer, message_id: message.mid };
  if (sim.switches.echo === 'after') return { body, afterwards: echo };
  await echo();
  return { body };
}

function textOf(message: unknown): string {
  if (!isRecord(message)) throw badParameter('Param message must be an object.');
  const { text } = message;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badParameter('This simulator takes messages with a non-empty text only.');
  }
  if (Buffer.byteLength(text) > TEXT_LIMIT) {
    throw badParameter(`Length of param message[text] must be less than or equal to ${TEXT_LIMIT}`);
  }
  return text;
}

/** How long after the person's last word this kind of message may still go out, ms. */
function windowOf(call: Call): number {
  const { messaging_type: type = 'RESPONSE', tag } = call.body;
  if (type === 'RESPONSE' || type === 'UPDATE') return 24 * HOUR;
  if (type !== 'MESSAGE_TAG') {
    throw badParameter('Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}');
  }
  if (tag !== 'HUMAN_AGENT') throw badParameter('Param tag must be one of {HUMAN_AGENT}');
  return 7 * 24 * HOUR;
}

function checkWindow(sim: Sim, customer: string, window: number): void {
  const last = findThread(sim, customer)?.messages.findLast(({ from }) => from === 'customer');
  if (!last || sim.now() - last.at > window) throw outsideWindow();
}
