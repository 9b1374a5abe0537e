import { businessWrites } from '../actions/answer.ts';
import { badParameter, humanAgentMissing, notThreadOwner } from '../errors.ts';
import { MESSAGES } from '../oauth/scopes.ts';
import { findThread, type Sim } from '../sim.ts';
import type { Customer } from '../state.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { readContent } from './send/content.ts';
import { commentToAnswer, recipientOf } from './send/recipient.ts';
import { senderAction } from './send/sender-action.ts';
import { checkWindow, DAY } from './send/window.ts';
import { needs, type Session } from './token.ts';

/** `POST /me/messages`: a message, or a sender action alone in its request (FACTS §3.1, §3.3). */
export async function postMessage(sim: Sim, session: Session, call: Call): Promise<Answer> {
  if (call.garbled) throw badParameter('The request body is not valid JSON.');
  needs(session, MESSAGES);
  const comment = commentToAnswer(sim, session.account, call);
  const customer = recipientOf(sim, session.account, comment?.customer ?? call);
  if (findThread(sim, customer.externalId)?.owner) throw notThreadOwner();
  if (call.body.sender_action !== undefined) {
    if (call.body.message !== undefined) {
      throw badParameter('Cannot send message and sender_action in the same request', 2018014);
    }
    return await senderAction(sim, customer, call);
  }

  const window = windowOf(sim, call);
  if (!comment) checkWindow(sim, customer, window);
  const content = await readContent(sim, session.account, call.body);
  const via = comment ? 'private_reply' : 'api';
  const { message, deliveries } = businessWrites(sim, customer, { ...content, via });
  if (comment) comment.repliedWith = message.mid;
  await sim.store.save();
  sim.feed.publish({ type: 'thread', customer: customer.externalId });
  return await answered(sim, customer, message.mid, () => sim.deliveries.dispatch(deliveries));
}

async function answered(
  sim: Sim,
  customer: Customer,
  mid: string,
  echo: () => Promise<void>,
): Promise<Answer> {
  const body = { recipient_id: customer.externalId, message_id: mid };
  if (sim.switches.echo === 'after') return { body, afterwards: echo };
  await echo();
  return { body };
}

/** How long after the person's last word this kind of message may still go out, ms. */
function windowOf(sim: Sim, call: Call): number {
  const { messaging_type: type = 'RESPONSE', tag } = call.body;
  if (type === 'RESPONSE' || type === 'UPDATE') return DAY;
  if (type !== 'MESSAGE_TAG') {
    throw badParameter('Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG}');
  }
  if (tag !== 'HUMAN_AGENT') throw badParameter('Param tag must be one of {HUMAN_AGENT}');
  if (!sim.switches.humanAgent) throw humanAgentMissing();
  return 7 * DAY;
}
