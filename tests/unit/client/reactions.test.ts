import { describe, expect, test } from 'vitest';
import { singleEmoji } from '@/lib/client/emoji';
import { PLAIN } from '@/lib/client/plain-message';
import { isAtProvider, ourReaction, withOurReaction } from '@/lib/client/reactions';
import type { Message } from '@/lib/contracts/messages';

const message = (rest: Partial<Message> = {}): Message => ({
  id: 1,
  clientId: null,
  part: 0,
  direction: 'incoming',
  private: false,
  text: 'Hello',
  ...PLAIN,
  status: 'sent',
  seenAt: null,
  problem: null,
  sender: { type: 'contact' },
  at: '2026-11-23T10:00:00Z',
  ...rest,
});

describe('our reaction', () => {
  const theirs = { by: 'contact', emoji: '😮', problem: null } as const;

  test('is one at most, and leaves theirs alone', () => {
    const first = withOurReaction(message({ reactions: [theirs] }), '❤️');
    const second = withOurReaction(first, '👍');
    expect(second.reactions).toEqual([theirs, { by: 'business', emoji: '👍', problem: null }]);
    expect(ourReaction(second)?.emoji).toBe('👍');
  });

  test('can be taken back', () => {
    const reacted = withOurReaction(message(), '❤️');
    expect(withOurReaction(reacted, null).reactions).toEqual([]);
  });
});

test.for([
  ['what a customer wrote', {}, true],
  ['what was delivered', { direction: 'outgoing', status: 'delivered' }, true],
  ['what is on its way', { direction: 'outgoing', status: 'sending' }, false],
  ['what failed', { direction: 'outgoing', status: 'failed' }, false],
  ['a note', { direction: 'outgoing', private: true }, false],
  ['a line of activity', { direction: 'activity' }, false],
  ['what was unsent', { unsentAt: '2026-11-23T10:01:00Z' }, false],
  ['what the server has not taken', { id: 0 }, false],
] as const)('%s can be reacted to: %s', ([, rest, can]) => {
  expect(isAtProvider(message(rest))).toBe(can);
});

test.for([
  [' 🎉 ', '🎉'],
  ['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'],
  ['❤️👍', null],
  ['yes', null],
  ['', null],
] as const)('%j is the emoji %j', ([text, emoji]) => {
  expect(singleEmoji(text)).toBe(emoji);
});
