import { describe, expect, test } from 'vitest';
import { type ListData, rowsOf } from '@/lib/client/conversations';
import { deskPath, filterIn, numberIn } from '@/lib/client/desk-path';
import { changeList } from '@/lib/client/list-changes';
import { readPreferences } from '@/lib/client/preferences';
import { nextPath, signInProblem } from '@/lib/client/sign-in-problem';
import type { ConversationSummary } from '@/lib/contracts/conversations';

describe('the address', () => {
  test('leaves out what stands at its default', () => {
    expect(deskPath(1, null, { status: 'open', assignee: 'all' })).toBe(
      '/accounts/1/conversations',
    );
    expect(deskPath(1, 7, { status: 'resolved', assignee: 'mine' })).toBe(
      '/accounts/1/conversations/7?status=resolved&assignee=mine',
    );
  });

  test.for([
    ['/accounts/1/conversations', null],
    ['/accounts/1/conversations/42', 42],
    ['/accounts/1/conversations/42/', 42],
    ['/accounts/1/conversations/x', null],
    ['/accounts/1/settings/42', null],
  ] as const)('%s shows %s', ([path, number]) => {
    expect(numberIn(path)).toBe(number);
  });

  test('forgives a filter that does not exist', () => {
    const filter = filterIn(new URLSearchParams('status=closed&assignee=mine&x=1'));
    expect(filter).toEqual({ status: 'open', assignee: 'mine' });
  });
});

const row = (number: number, rest: Partial<ConversationSummary> = {}): ConversationSummary => ({
  number,
  inbox: { id: 1, name: 'kilnandbean', channel: 'instagram' },
  contact: { id: number, displayName: 'Ana', name: 'Ana', username: null, avatarUrl: null },
  status: 'open',
  assignee: null,
  lastActivityAt: '2026-11-23T10:00:00Z',
  windowClosesAt: null,
  unreadCount: 0,
  preview: null,
  ...rest,
});

const listOf = (...pages: ConversationSummary[][]): ListData => ({
  pages: pages.map((conversations) => ({
    conversations,
    counts: { mine: 0, unassigned: 0, all: 0 },
    next: null,
  })),
  pageParams: pages.map(() => null),
});

describe('a list before the server has made the change', () => {
  const me = 7;
  const numbersAfter = (
    change: Parameters<typeof changeList>[2]['change'],
    assignee: 'mine' | 'unassigned' | 'all',
  ) => {
    const view = { filter: { status: 'open', assignee }, me } as const;
    return rowsOf(changeList(listOf([row(1), row(2)]), 2, { change, view })).map((r) => r.number);
  };

  test('loses what was resolved', () => {
    expect(numbersAfter({ status: 'resolved' }, 'all')).toEqual([1]);
  });

  test('keeps what changed hands where it still belongs', () => {
    const assignee = { id: 8, name: 'Leo' };
    expect(numbersAfter({ assignee }, 'all')).toEqual([1, 2]);
    expect(numbersAfter({ assignee }, 'unassigned')).toEqual([1]);
    expect(numbersAfter({ assignee }, 'mine')).toEqual([1]);
  });

  test('shows a row once, though two pages have it', () => {
    expect(rowsOf(listOf([row(2), row(1)], [row(1), row(3)])).map((r) => r.number)).toEqual([
      2, 1, 3,
    ]);
  });
});

describe('what a browser remembers', () => {
  test('is taken from its cookies', () => {
    const kept = new Map([
      ['parley-zone', 'Europe/Berlin'],
      ['parley-list', '400'],
      ['parley-panel', 'closed'],
    ]);
    expect(readPreferences((name) => kept.get(name))).toEqual({
      zone: 'Europe/Berlin',
      list: 400,
      panel: 'closed',
    });
  });

  test('is put right where it makes no sense', () => {
    expect(readPreferences(() => 'Mars/Olympus')).toEqual({
      zone: 'UTC',
      list: 344,
      panel: 'open',
    });
  });
});

describe('signing in', () => {
  test.for([
    ['wrong', /belong together/],
    ['limited:30', /less than a minute/],
    ['limited:61', /2 minutes/],
    ['limited:60', /one minute/],
    ['unavailable', /right now/],
    [null, /right now/],
  ] as const)('%s is told as %s', ([code, words]) => {
    expect(signInProblem(code)).toMatch(words);
  });

  test.for([
    ['?next=%2Faccounts%2F1%2Fconversations', '/accounts/1/conversations'],
    ['?next=https%3A%2F%2Fevil.test', '/'],
    ['?next=%2F%2Fevil.test', '/'],
    ['?next=%2F%5Cevil.test', '/'],
    ['?next=%2Fsign-in', '/'],
    ['', '/'],
  ] as const)('%s leads on to %s', ([search, path]) => {
    expect(nextPath(search)).toBe(path);
  });
});
