import { describe, expect, test } from 'vitest';
import type { ConversationStatus } from '../../lib/domain/conversation.ts';
import { changeStatus, opposite, wakes } from '../../lib/domain/status-change.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const LATER = new Date('2026-11-20T13:00:00Z');
const at = (status: ConversationStatus, snoozedUntil: Date | null = null) => ({
  status,
  snoozedUntil,
});

describe('a change of status', () => {
  test('is nothing when it is so already', () => {
    expect(changeStatus(at('open'), { status: 'open' }, NOW)).toBeNull();
    expect(changeStatus(at('resolved'), { status: 'resolved' }, NOW)).toBeNull();
    expect(changeStatus(at('snoozed', LATER), { status: 'snoozed', until: LATER }, NOW)).toBeNull();
    expect(changeStatus(at('snoozed'), { status: 'snoozed', until: null }, NOW)).toBeNull();
  });

  test('to another end of the snooze is a change', () => {
    const longer = changeStatus(at('snoozed', LATER), { status: 'snoozed', until: null }, NOW);
    expect(longer).toMatchObject({ act: 'conversation.snoozed', change: at('snoozed') });
  });

  test.for(['pending', 'snoozed', 'resolved'] as const)('opens what is %s', (status) => {
    const opened = changeStatus(
      at(status, status === 'snoozed' ? LATER : null),
      { status: 'open' },
      NOW,
    );
    expect(opened).toMatchObject({
      act: 'conversation.reopened',
      change: { status: 'open', snoozedUntil: null, resolvedAt: null },
    });
  });

  test('resolves, and forgets the snooze', () => {
    expect(changeStatus(at('snoozed', LATER), { status: 'resolved' }, NOW)).toMatchObject({
      act: 'conversation.resolved',
      change: { status: 'resolved', snoozedUntil: null, resolvedAt: NOW },
    });
  });

  test('waits for the customer, or for a time', () => {
    expect(changeStatus(at('open'), { status: 'pending' }, NOW)).toMatchObject({
      change: { status: 'pending', snoozedUntil: null, resolvedAt: null },
    });
    expect(changeStatus(at('resolved'), { status: 'snoozed', until: LATER }, NOW)).toMatchObject({
      change: { status: 'snoozed', snoozedUntil: LATER, resolvedAt: null },
    });
  });
});

test('the other way round is resolved for what is open, and open for everything else', () => {
  expect(opposite('open')).toEqual({ status: 'resolved' });
  for (const status of ['pending', 'snoozed', 'resolved'] as const) {
    expect(opposite(status)).toEqual({ status: 'open' });
  }
});

test('a snooze ends in its own millisecond, and only if it has an end', () => {
  expect(wakes(at('snoozed', NOW), NOW)).toBe(true);
  expect(wakes(at('snoozed', LATER), NOW)).toBe(false);
  expect(wakes(at('snoozed'), NOW)).toBe(false);
  expect(wakes(at('open', NOW), NOW)).toBe(false);
});
