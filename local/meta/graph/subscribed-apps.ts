import { badParameter } from '../errors.ts';
import { COMMENTS, MESSAGES } from '../oauth/scopes.ts';
import type { Sim } from '../sim.ts';
import { FIELDS } from '../subscriptions.ts';
import { type Call, parameter } from './call.ts';
import { needs, type Session } from './token.ts';

export const listSubscriptions = (sim: Sim, { account }: Session) => ({
  data:
    account.subscribedFields.length === 0
      ? []
      : [{ id: sim.app.id, subscribed_fields: account.subscribedFields }],
});

/** Replaces the list of fields, each of which needs its permission (FACTS §1.6). */
export async function subscribe(sim: Sim, session: Session, call: Call) {
  const wanted = (parameter(call, 'subscribed_fields') ?? '').split(',').map((f) => f.trim());
  wanted.forEach((field, place) => {
    if (!FIELDS.includes(field)) {
      throw badParameter(
        `Param subscribed_fields[${place}] must be one of {${FIELDS.join(', ')}} - got "${field}".`,
      );
    }
    needs(session, /comments$/.test(field) ? COMMENTS : MESSAGES);
  });
  session.account.subscribedFields = [...new Set(wanted)];
  await sim.store.save();
  sim.feed.publish({ type: 'settings' });
  return { success: true };
}

export async function unsubscribe(sim: Sim, { account }: Session) {
  account.subscribedFields = [];
  await sim.store.save();
  sim.feed.publish({ type: 'settings' });
  return { success: true };
}
