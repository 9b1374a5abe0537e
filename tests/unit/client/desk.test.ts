import { describe, expect, test } from 'vitest';
import { atTop, type ListData, rowsOf } from '@/lib/client/conversations';
import { deskPath, filterIn, messageIn, numberIn } from '@/lib/client/desk-path';
import { changeList } from '@/lib/client/list-changes';
import { readPreferences } from '@/lib/client/preferences';
import { nextPath, signInProblem } from '@/lib/client/sign-in-problem';
import type { ConversationSummary } from '@/lib/contracts/conversations';

const OPEN = { status: 'open', assignee: 'all', order: 'newest' } as const;

describe('the address', () => {
  test('leaves out what stands at its default', () => {
    expect(deskPath(1, { number: null, message: null, filter: OPEN })).toBe(
      '/accounts/1/conversations',
    );
    const filter = { status: 'resolved', assignee: 'mine', order: 'newest' } as const;
    expect(deskPath(1, { number: 7, message: null, filter })).toBe(
      '/accounts/1/conversations/7?status=resolved&assignee=mine',
    );
  });

  test('says which order is on, where it is not the usual one', () => {
    const filter = { ...OPEN, order: 'ending' } as const;
    const path = deskPath(1, { number: null, message: null, filter });
    expect(path).toBe('/accounts/1/conversations?order=ending');
    expect(filterIn(new URLSearchParams(path.split('?')[1]))).toEqual(filter);
  });

  test('names a message only within a conversation', () => {
    expect(deskPath(1, { number: 7, message: 3, filter: OPEN })).toBe(
      '/accounts/1/conversations/7?message=3',
    );
    expect(deskPath(1, { number: null, message: 3, filter: OPEN })).toBe(
      '/accounts/1/conversations',
    );
  });

  test.for([
    ['message=42', 42],
    ['message=x', null],
    ['', null],
  ] as const)('%s names the message %s', ([search, message]) => {
    expect(messageIn(new URLSearchParams(search))).toBe(message);
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
    expect(filter).toEqual({ status: 'open', assignee: 'mine', order: 'newest' });
  });
});

const row = (number: number, rest: Partial<ConversationSummary> = {}): ConversationSummary => ({
  number,
  inbox: { id: 1, name: 'kilnandbean', channel: 'instagram' },
  contact: { id: number, displayName: 'Ana', name: 'Ana', username: null, avatarUrl: null },
  status: 'open',
  snoozedUntil: null,
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
    troubles: [],
    next: null,
    previous: null,
  })),
  pageParams: pages.map(() => null),
});

describe('a list before the server has made the change', () => {
  const me = 7;
  const numbersAfter = (
    change: Parameters<typeof changeList>[2]['change'],
    assignee: 'mine' | 'unassigned' | 'all',
  ) => {
    const view = { filter: { status: 'open', assignee, order: 'newest' }, me } as const;
    return rowsOf(changeList(listOf([row(1), row(2)]), 2, { change, view })).map((r) => r.number);
  };

  test.for(['resolved', 'snoozed', 'pending'] as const)('loses what became %s', (status) => {
    expect(numbersAfter({ status }, 'all')).toEqual([1]);
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

describe('a list at its top', () => {
  const all = listOf([row(3)], [row(2)], [row(1)]);

  test('lets go of what is far below', () => {
    expect(rowsOf(atTop(all)).map((r) => r.number)).toEqual([3]);
  });

  test('keeps everything while it is not the newest', () => {
    const [first, ...rest] = all.pages;
    const below = { ...all, pages: first ? [{ ...first, previous: 'above' }, ...rest] : [] };
    expect(atTop(below)).toBe(below);
  });
});

describe('what a browser remembers', () => {
  test('is taken from its cookies', () => {
    const kept = new Map([
      ['parley-zone', 'Europe/Berlin'],
      ['parley-list', '400'],
      ['parley-panel', 'closed'],
      ['parley-account', '7'],
      ['parley-rows', 'compact'],
    ]);
    expect(readPreferences((name) => kept.get(name))).toEqual({
      zone: 'Europe/Berlin',
      list: 400,
      panel: 'closed',
      account: 7,
      rows: 'compact',
      rail: 'narrow',
    });
  });

  test('is put right where it makes no sense', () => {
    expect(readPreferences(() => 'Mars/Olympus')).toEqual({
      zone: 'UTC',
      list: 344,
      panel: 'open',
      account: null,
      rows: 'comfortable',
      rail: 'narrow',
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
