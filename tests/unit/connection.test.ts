import { describe, expect, test } from 'vitest';
import {
  type ConnectionFacts,
  type ConnectionState,
  connectionState,
  nextRefreshAt,
  nextTryAt,
  refreshDueAt,
} from '@/lib/domain/connection';

const NOW = new Date('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY);

const healthy: ConnectionFacts = {
  releasedAt: null,
  problem: null,
  subscribeAt: null,
  tokenExpiresAt: inDays(60),
};

describe('a connection', () => {
  test.for<[string, Partial<ConnectionFacts>, ConnectionState]>([
    ['that works', {}, 'connected'],
    ['whose token does not say when it ends', { tokenExpiresAt: null }, 'connected'],
    ['with 15 days left', { tokenExpiresAt: inDays(15) }, 'connected'],
    ['with 14 days left', { tokenExpiresAt: inDays(14) }, 'expiring'],
    ['that ended a moment ago', { tokenExpiresAt: NOW }, 'reconnect_required'],
    ['that is refused', { problem: 'refused' }, 'reconnect_required'],
    ['without webhooks', { subscribeAt: NOW }, 'not_receiving'],
    ['refused and without webhooks', { subscribeAt: NOW, problem: 'x' }, 'reconnect_required'],
    [
      'without webhooks that ends soon',
      { subscribeAt: NOW, tokenExpiresAt: inDays(3) },
      'not_receiving',
    ],
    ['released, whatever else', { releasedAt: NOW, problem: 'x' }, 'disabled'],
  ])('%s', ([, facts, state]) => {
    expect(connectionState({ ...healthy, ...facts }, NOW)).toBe(state);
  });
});

describe('a token', () => {
  test('is renewed 30 days before its end', () => {
    expect(refreshDueAt({ setAt: NOW, expiresAt: inDays(60) })).toEqual(inDays(30));
  });

  test('but never on its first day', () => {
    expect(refreshDueAt({ setAt: NOW, expiresAt: inDays(20) })).toEqual(inDays(1));
  });

  test('is tried again ever later, at most a day', () => {
    const hours = [1, 2, 3, 4, 5, 6, 50].map(
      (failures) => (nextRefreshAt(failures, NOW).getTime() - NOW.getTime()) / 3_600_000,
    );
    expect(hours).toEqual([1, 2, 4, 8, 16, 24, 24]);
  });
});

test('a subscription is tried again ever later, at most an hour', () => {
  const minutes = [1, 2, 3, 7, 99].map(
    (failures) => (nextTryAt(failures, NOW).getTime() - NOW.getTime()) / 60_000,
  );
  expect(minutes).toEqual([1, 2, 4, 60, 60]);
});
