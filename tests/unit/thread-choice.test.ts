import { expect, test } from 'vitest';
import { chooseThread, type Thread } from '@/lib/domain/thread-choice';

const at = new Date('2026-11-20T10:00:00.000Z');
const moment = (ms: number) => new Date(at.getTime() + ms);
const open: Thread = { id: 7, status: 'open', resolvedAt: null };
const resolved = (id: number, resolvedAt: Date | null): Thread => ({
  id,
  status: 'resolved',
  resolvedAt,
});

test.for([true, false])('a stranger’s message starts a conversation (single: %s)', (single) => {
  expect(chooseThread([], { single, at })).toBeNull();
});

test.for(['open', 'pending', 'snoozed'] as const)(
  'a message joins the newest conversation while it is %s',
  (status) => {
    const threads = [{ ...open, status }, resolved(3, moment(-1000))];
    expect(chooseThread(threads, { single: false, at })).toBe(7);
    expect(chooseThread(threads, { single: true, at })).toBe(7);
  },
);

test('with one conversation for ever, a resolved one goes on', () => {
  expect(chooseThread([resolved(3, moment(-1000))], { single: true, at })).toBe(3);
});

test('with a new one after each resolve, a message written afterwards starts it', () => {
  expect(chooseThread([resolved(3, moment(-1))], { single: false, at })).toBeNull();
});

test.for([0, 1])('a late message joins the one that was resolved %i ms after it', (ms) => {
  expect(chooseThread([resolved(3, moment(ms))], { single: false, at })).toBe(3);
});

test('a conversation resolved at an unknown time is over', () => {
  expect(chooseThread([resolved(3, null)], { single: false, at })).toBeNull();
});
