import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Customer, Message, Thread } from '../state.ts';
import { fromCustomer, noteItem, send } from './deliver.ts';

/** The names Meta has for the common ones; everything else is `other` (FACTS §2.6). */
const NAMES: Readonly<Record<string, string>> = {
  '❤️': 'love',
  '❤': 'love',
  '👍': 'like',
  '😂': 'laugh',
  '😆': 'laugh',
  '😡': 'angry',
  '😠': 'angry',
  '😢': 'sad',
  '😮': 'wow',
};

export const reactionName = (emoji: string) => NAMES[emoji] ?? 'other';

/** Everyone has one reaction to a message; null takes it back. Says whether anything changed. */
export function setReaction(
  message: Message,
  by: 'customer' | 'business',
  given: { emoji: string | null; at: number },
): boolean {
  const before = message.reactions?.find((each) => each.by === by);
  if ((before?.emoji ?? null) === given.emoji) return false;
  const others = (message.reactions ?? []).filter((each) => each.by !== by);
  const { emoji, at } = given;
  message.reactions = emoji === null ? others : [...others, { by, emoji, at }];
  return true;
}

/** The person reacts to a message of the thread; this opens the window (FACTS §3.3). */
export async function customerReacts(
  sim: Sim,
  customer: Customer,
  to: { thread: Thread; message: Message; emoji: string | null; at?: number | undefined },
): Promise<void> {
  const account = accountOfCustomer(sim, customer);
  const { thread, message, emoji, at = sim.now() } = to;
  if (!setReaction(message, 'customer', { emoji, at })) return;
  thread.actedAt = Math.max(thread.actedAt ?? 0, at);
  const reaction =
    emoji === null
      ? { mid: message.mid, action: 'unreact' }
      : { mid: message.mid, action: 'react', reaction: reactionName(emoji), emoji };
  const item = fromCustomer({ account, customer, at }, { reaction });
  await send(
    sim,
    customer.externalId,
    noteItem(sim, { kind: 'reaction', account, customer, item }),
  );
}

/** The owner reacts in the Instagram app; nobody is told of that (FACTS §2.6). */
export async function ownerReacts(
  sim: Sim,
  customer: Customer,
  to: { thread: Thread; message: Message; emoji: string | null },
): Promise<void> {
  if (setReaction(to.message, 'business', { emoji: to.emoji, at: sim.now() })) {
    await send(sim, customer.externalId, []);
  }
}
