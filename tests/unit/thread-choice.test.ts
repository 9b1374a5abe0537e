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

test('with a new one after each resolve, one that was opened again goes on before it', () => {
  const threads = [resolved(9, moment(-1)), { ...open, id: 8 }, resolved(3, moment(-1000))];
  expect(chooseThread(threads, { single: false, at })).toBe(8);
  expect(chooseThread(threads, { single: true, at })).toBe(9);
});

test('a late message joins the one that it was written in, not one that came after that', () => {
  const threads = [resolved(9, moment(5000)), resolved(8, moment(1000)), resolved(3, moment(-1))];
  expect(chooseThread(threads, { single: false, at })).toBe(8);
  expect(chooseThread(threads, { single: true, at })).toBe(9);
});

test('switching changes where the next message goes, and nothing else', () => {
  const threads = [resolved(9, moment(-1)), resolved(3, moment(-1000))];
  expect(chooseThread(threads, { single: false, at })).toBeNull();
  expect(chooseThread(threads, { single: true, at })).toBe(9);
  expect(chooseThread([{ ...open, id: 10 }, ...threads], { single: false, at })).toBe(10);
});

test('a conversation resolved at an unknown time is over', () => {
  expect(chooseThread([resolved(3, null)], { single: false, at })).toBeNull();
});
