import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Customer, Message } from '../state.ts';
import { fromCustomer, noteItem, send } from './deliver.ts';

/** The person edits what they wrote; `num_edit` counts (FACTS §2.6). */
export async function customerEdits(
  sim: Sim,
  customer: Customer,
  change: { message: Message; text: string; at?: number | undefined },
): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const { message, text, at = sim.now() } = change;
  const edits = [...(message.edits ?? []), { text: message.text, at }];
  message.edits = edits;
  message.text = text;
  const edit = { mid: message.mid, text, num_edit: edits.length };
  const item = fromCustomer({ account, customer, at }, { message_edit: edit });
  await send(sim, customer.externalId, noteItem(sim, { kind: 'edit', account, customer, item }));
}

/** The person takes a message back: text and media are gone everywhere (FACTS §2.5, §5). */
export async function customerUnsends(
  sim: Sim,
  customer: Customer,
  what: { message: Message; at?: number | undefined },
): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const { message, at = sim.now() } = what;
  if (message.unsentAt) return;
  forget(sim, message, at);
  const content = { message: { mid: message.mid, is_deleted: true } };
  const item = fromCustomer({ account, customer, at }, content);
  await send(sim, customer.externalId, noteItem(sim, { kind: 'message', account, customer, item }));
}

/** The owner takes an own message back in the Instagram app. */
export async function ownerUnsends(sim: Sim, customer: Customer, message: Message): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const at = sim.now();
  forget(sim, message, at);
  const item = {
    sender: { id: account.externalId },
    recipient: { id: customer.externalId },
    timestamp: at,
    message: { mid: message.mid, is_deleted: true, is_echo: true },
  };
  await send(sim, customer.externalId, noteItem(sim, { kind: 'echo', account, customer, item }));
}

/** Nothing of it stays but that it was there. */
function forget(sim: Sim, message: Message, at: number): void {
  for (const { asset } of message.attachments ?? []) {
    const file = asset && sim.assets.find(asset);
    if (file) file.deletedAt = at;
  }
  message.unsentAt = at;
  message.text = '';
  message.attachments = [];
  message.edits = [];
  message.reactions = [];
}
