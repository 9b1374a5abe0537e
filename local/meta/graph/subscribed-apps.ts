import { badParameter } from '../errors.ts';
import type { Sim } from '../sim.ts';
import type { Account } from '../state.ts';
import { type Call, parameter } from './call.ts';

/** The fields flow A knows (FACTS §1.6). */
const FIELDS = [
  'comments',
  'live_comments',
  'message_echoes',
  'message_edit',
  'message_reactions',
  'messages',
  'messaging_handover',
  'messaging_optins',
  'messaging_postbacks',
  'messaging_referral',
  'messaging_seen',
  'standby',
];

export const listSubscriptions = (sim: Sim, account: Account) => ({
  data:
    account.subscribedFields.length === 0
      ? []
      : [{ id: sim.app.id, subscribed_fields: account.subscribedFields }],
});

/** Replaces the list of fields. */
export async function subscribe(sim: Sim, account: Account, call: Call) {
  const wanted = (parameter(call, 'subscribed_fields') ?? '').split(',').map((f) => f.trim());
  wanted.forEach((field, place) => {
    if (!FIELDS.includes(field)) {
      throw badParameter(
        `Param subscribed_fields[${place}] must be one of {${FIELDS.join(', ')}} - got "${field}".`,
      );
    }
  });
  account.subscribedFields = [...new Set(wanted)];
  await sim.store.save();
  return { success: true };
}

export async function unsubscribe(sim: Sim, account: Account) {
  account.subscribedFields = [];
  await sim.store.save();
  return { success: true };
}
