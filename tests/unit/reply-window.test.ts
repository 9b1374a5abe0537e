import { describe, expect, test } from 'vitest';
import { decideReply, META_WINDOW, windowClosesAt } from '@/lib/domain/reply-window';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const wrote = new Date('2026-11-20T10:00:00.000Z');
const after = (ms: number) => new Date(wrote.getTime() + ms);
const decide = (ms: number, humanAgent = false) =>
  decideReply(META_WINDOW, wrote, { humanAgent, now: after(ms) });

describe('without the Human Agent permission', () => {
  test.for([
    ['at once', 0],
    ['in the last millisecond', DAY - 1],
    ['by a clock that is behind the provider’s', -5000],
  ] as const)('an answer %s goes out', ([, ms]) => {
    expect(decide(ms)).toEqual({ ok: true, mode: 'standard' });
  });

  test.for([
    ['in the closing millisecond', DAY],
    ['a day later', 2 * DAY],
  ] as const)('an answer %s is refused, with the time of closing', ([, ms]) => {
    expect(decide(ms)).toEqual({ ok: false, reason: 'window_closed', closedAt: after(DAY) });
  });
});

describe('with the Human Agent permission', () => {
  test('the tag is not used while the standard window is open', () => {
    expect(decide(DAY - 1, true)).toEqual({ ok: true, mode: 'standard' });
  });

  test.for([DAY, 7 * DAY - 1])('after %i ms the answer carries the tag', (ms) => {
    expect(decide(ms, true)).toEqual({ ok: true, mode: 'human_agent' });
  });

  test('after seven days it is refused', () => {
    expect(decide(7 * DAY, true)).toEqual({
      ok: false,
      reason: 'window_closed',
      closedAt: after(7 * DAY),
    });
  });
});

test.for([true, false])('nobody who never wrote can be written to (tag: %s)', (humanAgent) => {
  const decision = decideReply(META_WINDOW, null, { humanAgent, now: wrote });
  expect(decision).toEqual({ ok: false, reason: 'never_wrote' });
  expect(windowClosesAt(META_WINDOW, null, humanAgent)).toBeNull();
});

test('the window is counted in elapsed time, across a change of the clocks', () => {
  const beforeTheChange = new Date('2026-10-24T12:00:00.000Z');
  expect(windowClosesAt(META_WINDOW, beforeTheChange, false)).toEqual(
    new Date('2026-10-25T12:00:00.000Z'),
  );
});
