import type { Message, Reaction } from '@/lib/contracts/messages';

/** The ones that are a press away. */
export const QUICK_EMOJI = ['❤️', '👍', '😂', '😮', '😢', '😡'] as const;

export const ourReaction = ({ reactions }: Pick<Message, 'reactions'>): Reaction | undefined =>
  reactions.find(({ by }) => by === 'business');

/** As it will be: each side has one reaction, and null takes ours back. */
export function withOurReaction(message: Message, emoji: string | null): Message {
  const theirs = message.reactions.filter(({ by }) => by === 'contact');
  const ours: Reaction[] = emoji === null ? [] : [{ by: 'business', emoji, problem: null }];
  return { ...message, reactions: [...theirs, ...ours] };
}

const HAVE: readonly Message['status'][] = ['sent', 'delivered', 'read'];

/** Whether the provider has it, so that it can be reacted to and answered. */
export const isAtProvider = ({ id, private: note, direction, status, unsentAt }: Message) =>
  id > 0 && !note && direction !== 'activity' && unsentAt === null && HAVE.includes(status);
