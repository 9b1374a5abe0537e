import {
  badParameter,
  blockedPerson,
  messageAccessOff,
  privateReplyInvalid,
  unknownPerson,
} from '../../errors.ts';
import { findCustomer, type Sim } from '../../sim.ts';
import type { Account, Comment, Customer } from '../../state.ts';
import { type Call, isRecord } from '../call.ts';

/** How long a comment may be answered privately (FACTS §3.4). */
const ANSWERABLE = 7 * 86_400_000;

/** The comment that a private reply answers: once, and within seven days. */
export function commentToAnswer(sim: Sim, account: Account, call: Call): Comment | undefined {
  const { recipient, sender_action: action } = call.body;
  const id = isRecord(recipient) ? recipient.comment_id : undefined;
  if (id === undefined) return undefined;
  if (action !== undefined) throw badParameter('A sender action needs a recipient with an id.');
  const comment = sim.store.state.comments.find((candidate) => candidate.id === String(id));
  const isAnswerable =
    comment?.account === account.externalId &&
    comment.repliedWith === null &&
    comment.deletedAt === null &&
    sim.now() - comment.at <= ANSWERABLE;
  if (!comment || !isAnswerable) throw privateReplyInvalid();
  return comment;
}

/** Whom a call writes to. Ids belong to one business each; another's is nobody (FACTS §0.1). */
export function recipientOf(sim: Sim, account: Account, to: Call | string): Customer {
  const id = typeof to === 'string' ? to : idIn(to);
  const customer = findCustomer(sim, id);
  if (customer?.account !== account.externalId) throw unknownPerson();
  if (!account.messageAccess) throw messageAccessOff();
  if (customer.blocked) throw blockedPerson(sim.switches.blocked);
  return customer;
}

function idIn(call: Call): string {
  const { recipient } = call.body;
  const id = isRecord(recipient) ? recipient.id : undefined;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw badParameter("Param recipient must be non-empty, with an 'id'.");
  }
  return String(id);
}
