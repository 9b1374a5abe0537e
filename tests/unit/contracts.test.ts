import { describe, expect, test } from 'vitest';
import { assignmentSchema, listQuerySchema } from '@/lib/contracts/conversation-requests';
import { idSchema } from '@/lib/contracts/ids';
import { replyInput } from '@/lib/contracts/message-requests';

describe('an id in an address or a body', () => {
  test.for([1, 7, 2 ** 31, Number.MAX_SAFE_INTEGER, '1', '42', '999999999999999'])(
    '%j is one',
    (id) => {
      expect(idSchema.parse(id)).toBe(Number(id));
    },
  );

  test.for([
    0,
    -1,
    1.5,
    2 ** 53,
    Number.NaN,
    '',
    '0',
    '-1',
    '01',
    '1.0',
    '1e3',
    '0x10',
    ' 7',
    '7 ',
    '٧',
    '1 or 1=1',
    '9999999999999999',
    true,
    null,
    undefined,
    [7],
    { id: 7 },
  ])('%j is none', (id) => {
    expect(idSchema.safeParse(id).success).toBe(false);
  });
});

describe('a reply', () => {
  const clientId = '0d2b9a5e-6f3a-4a57-9f54-0f5f9d3b7a10';
  const textOf = (text: unknown) => replyInput.safeParse({ clientId, text }).data?.text;

  test('is trimmed, and loses what PostgreSQL can’t hold', () => {
    expect(textOf('  Hi\n')).toBe('Hi');
    expect(textOf('a\0b\ud800c')).toBe('ab\ufffdc');
  });

  test.for(['', '  \n', 'x'.repeat(20_001), 7, null])('with the text %j is none', (text) => {
    expect(textOf(text)).toBeUndefined();
  });

  test('has nothing that we don’t know', () => {
    expect(replyInput.safeParse({ clientId, text: 'Hi', status: 'sent' }).success).toBe(false);
    expect(replyInput.safeParse({ clientId: '1', text: 'Hi' }).success).toBe(false);
  });
});

test('an assignment names a member or nobody', () => {
  expect(assignmentSchema.parse({ memberId: null })).toEqual({ memberId: null });
  expect(assignmentSchema.parse({ memberId: 7 })).toEqual({ memberId: 7 });
  expect(assignmentSchema.safeParse({}).success).toBe(false);
});

test('a list’s filter from an address that somebody mistyped is the usual one', () => {
  expect(listQuerySchema.parse({ status: 'everything', assignee: 'you' })).toEqual({
    status: 'open',
    assignee: 'all',
    order: 'newest',
  });
});
