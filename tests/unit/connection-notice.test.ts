import { describe, expect, test } from 'vitest';
import { NOTICES, type Notice, noticeDue } from '@/lib/domain/connection-notice';

const NOW = new Date('2026-11-27T12:00:00Z');
const inDays = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const fine = {
  releasedAt: null,
  subscribeFailures: 0,
  problem: null,
  tokenExpiresAt: inDays(60),
  failures: 0,
  told: null,
};

describe('administrators', () => {
  test.for<[string, Partial<Parameters<typeof noticeDue>[0]>, ReturnType<typeof noticeDue>]>([
    ['hear nothing of what works', {}, null],
    ['hear nothing of two failures that passed', { failures: 2 }, null],
    ['hear of the third', { failures: 3 }, 'failing'],
    ['hear of the third time that nothing could be had', { subscribeFailures: 3 }, 'not_receiving'],
    ['hear of what is worse', { subscribeFailures: 3, tokenExpiresAt: inDays(3) }, 'days_3'],
    ['hear of a refusal at once', { problem: 'refused' }, 'refused'],
    ['hear of an end', { tokenExpiresAt: NOW }, 'refused'],
    ['hear nothing 15 days before it', { tokenExpiresAt: inDays(15) }, null],
    ['hear of it 14 days before', { tokenExpiresAt: inDays(14) }, 'days_14'],
    ['and 6 days before', { tokenExpiresAt: inDays(6), told: 'days_14' }, 'days_7'],
    ['and 3 days before', { tokenExpiresAt: inDays(3), told: 'days_7' }, 'days_3'],
    ['and on the last day', { tokenExpiresAt: inDays(1), told: 'days_3' }, 'days_1'],
    ['but not twice', { tokenExpiresAt: inDays(5), told: 'days_7', failures: 9 }, null],
    ['nor of less than they know', { failures: 5, told: 'refused', problem: 'x' }, null],
    ['hear that it is over', { told: 'refused' }, 'recovered'],
    ['hear nothing of what was released', { releasedAt: NOW, problem: 'x' }, null],
  ])('%s', ([, facts, due]) => {
    expect(noticeDue({ ...fine, ...facts }, NOW)).toBe(due);
  });

  test('hear each thing at most once on the way to the end, whenever somebody looks', () => {
    let told: Notice | null = null;
    const heard: string[] = [];
    for (let hour = 0; hour <= 61 * 24; hour++) {
      const now = new Date(NOW.getTime() + hour * 3_600_000);
      const failures = hour > 30 * 24 ? hour - 30 * 24 : 0;
      const due = noticeDue({ ...fine, failures, told }, now);
      if (due === null || due === 'recovered') continue;
      heard.push(due);
      told = due;
    }
    expect(heard).toEqual(NOTICES.filter((notice) => notice !== 'not_receiving'));
  });
});
