import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Customer } from '../state.ts';
import { fromCustomer, noteItem, send } from './deliver.ts';
import { openThread } from './threads.ts';

/** The inbox of the Instagram app, as an app (FACTS §2.7). */
export const INSTAGRAM_INBOX = '1217981644879628';

export type Handed = {
  readonly how: 'take' | 'pass' | 'request';
  readonly app: string;
  readonly metadata: string;
};

/**
 * Another app takes the thread, passes it to us, or asks us for it (FACTS §3.7). While another app
 * holds it, sending is refused and events come as `standby`.
 */
export async function handOver(sim: Sim, customer: Customer, handed: Handed): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const thread = openThread(sim, customer);
  const { how, app, metadata } = handed;
  const content = {
    take: { previous_owner_app_id: thread.owner ?? sim.app.id, new_owner_app_id: app, metadata },
    pass: { previous_owner_app_id: thread.owner, new_owner_app_id: sim.app.id, metadata },
    // As documented, a number here and a string in the other two.
    request: { requested_owner_app_id: Number(app), metadata },
  }[how];
  if (how === 'take') thread.owner = app;
  if (how === 'pass') thread.owner = null;
  const event = { [`${how}_thread_control`]: content };
  const item = fromCustomer({ account, customer, at: sim.now() }, event);
  await send(
    sim,
    customer.externalId,
    noteItem(sim, { kind: 'handover', account, customer, item }),
  );
}
