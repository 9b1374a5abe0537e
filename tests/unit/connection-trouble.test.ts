import { describe, expect, test } from 'vitest';
import { connectionTrouble, type TroubleFacts } from '@/lib/domain/connection-trouble';

const NOW = new Date('2026-11-27T12:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const healthy: TroubleFacts = {
  restriction: null,
  releasedAt: null,
  problem: null,
  subscribeAt: null,
  tokenExpiresAt: inHours(60 * 24),
};
const troubleOf = (facts: Partial<TroubleFacts>) =>
  connectionTrouble({ ...healthy, ...facts }, { label: 'Instagram', now: NOW });

describe('whoever answers', () => {
  test('is told nothing of an inbox that works', () => {
    expect(troubleOf({})).toBeNull();
  });

  test.for<[string, Partial<TroubleFacts>, RegExp]>([
    ['how many days are left', { tokenExpiresAt: inHours(6 * 24 + 1) }, /ends in 6 days/],
    ['of an end tomorrow', { tokenExpiresAt: inHours(30) }, /ends tomorrow/],
    ['of an end today', { tokenExpiresAt: inHours(2) }, /ends today/],
    [
      'why the account is restricted',
      { restriction: 'Community guidelines' },
      /restricts this account.*It says: Community guidelines/,
    ],
    ['that it is restricted, if not why', { restriction: '' }, /may be refused\.$/],
    [
      'of a restriction before an end',
      { restriction: '', tokenExpiresAt: inHours(2) },
      /restricts/,
    ],
    ['that nothing comes in', { subscribeAt: NOW }, /does not send what people write/],
  ])('can still send, and is told %s', ([, facts, words]) => {
    expect(troubleOf(facts)).toEqual({ stops: false, sentence: expect.stringMatching(words) });
  });

  test.for<[string, Partial<TroubleFacts>, RegExp]>([
    [
      'the provider’s reason',
      { problem: 'The password was changed.' },
      /^The password was changed\.$/,
    ],
    ['that the permission ran out', { tokenExpiresAt: NOW }, /has run out/],
    ['why it was released', { releasedAt: NOW, problem: 'Released.' }, /^Released\.$/],
    ['that it was released', { releasedAt: NOW }, /not connected through this inbox/],
  ])('can’t send, and is told %s', ([, facts, words]) => {
    expect(troubleOf(facts)).toEqual({ stops: true, sentence: expect.stringMatching(words) });
  });
});
