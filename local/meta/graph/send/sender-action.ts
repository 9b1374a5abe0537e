import { ownerLooks } from '../../actions/answer.ts';
import { setReaction } from '../../actions/react.ts';
import { openThread } from '../../actions/threads.ts';
import { badParameter } from '../../errors.ts';
import type { Sim } from '../../sim.ts';
import type { Customer } from '../../state.ts';
import type { Answer } from '../answer.ts';
import { type Call, isRecord } from '../call.ts';
import { checkWindow } from './window.ts';

/** An indicator that nobody turns off goes away by itself. */
const TYPING_LASTS = 20_000;

type Act = (sim: Sim, customer: Customer, call: Call) => Promise<void> | void;

const ACTIONS: Readonly<Record<string, Act>> = {
  typing_on: (sim, { externalId: customer }) => {
    sim.typing.set(customer, sim.now() + TYPING_LASTS);
    sim.feed.publish({ type: 'typing', customer, on: true });
  },
  typing_off: (sim, { externalId: customer }) => {
    sim.typing.delete(customer);
    sim.feed.publish({ type: 'typing', customer, on: false });
  },
  mark_seen: (sim, customer) => ownerLooks(sim, customer, 'look'),
  react: (sim, customer, call) =>
    businessReacts(sim, customer, { call, emoji: emojiIn(sim, call) }),
  unreact: (sim, customer, call) => businessReacts(sim, customer, { call, emoji: null }),
};

/** Signs to the person that are no message (FACTS §3.1). Only reading needs no window. */
export async function senderAction(sim: Sim, customer: Customer, call: Call): Promise<Answer> {
  const { sender_action: action } = call.body;
  const act = typeof action === 'string' && Object.hasOwn(ACTIONS, action) && ACTIONS[action];
  if (!act) {
    const known = Object.keys(ACTIONS).join(', ').toUpperCase();
    throw badParameter(`Param sender_action must be one of {${known}}`);
  }
  if (action !== 'mark_seen') checkWindow(sim, customer);
  await act(sim, customer, call);
  return { body: { recipient_id: customer.externalId } };
}

/** Nobody is told of the reactions of a business (FACTS §2.6). */
async function businessReacts(
  sim: Sim,
  customer: Customer,
  { call, emoji }: { call: Call; emoji: string | null },
): Promise<void> {
  const { payload } = call.body;
  const mid = isRecord(payload) ? payload.message_id : undefined;
  const message = openThread(sim, customer).messages.find((each) => each.mid === mid);
  if (!message || message.unsentAt) {
    throw badParameter('Param payload[message_id] is not a message of this conversation.');
  }
  setReaction(message, 'business', { emoji, at: sim.now() });
  await sim.store.save();
  sim.feed.publish({ type: 'thread', customer: customer.externalId });
}

function emojiIn(sim: Sim, call: Call): string {
  const { payload } = call.body;
  const reaction = isRecord(payload) ? payload.reaction : undefined;
  if (reaction === 'love') return '❤️';
  const isEmoji = typeof reaction === 'string' && /\p{Extended_Pictographic}/u.test(reaction);
  if (!isEmoji || sim.switches.reactions === 'love') {
    throw badParameter('Param payload[reaction] must be one of {LOVE} or an emoji.');
  }
  return reaction;
}
