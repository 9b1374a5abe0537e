import type { Database } from '@/db/client';
import { findDetail } from '@/db/queries/conversation-detail';
import { countConversations, listConversations } from '@/db/queries/conversation-list';
import { findConversation } from '@/db/queries/conversations';
import { threadPage } from '@/db/queries/thread-page';
import type { AccountId, MemberId, MemberScope } from '@/lib/domain/scope';
import type { Crowd } from './crowd.ts';

export type Looks = Readonly<Record<string, (db: Database) => PromiseLike<unknown>>>;

const PAGE = 31;

/** What the desk asks for, by the product's own queries. */
export function looksOf({ accountId, administrator, agent, long }: Crowd): Looks {
  const boss = scopeOf(accountId, administrator, 'administrator');
  const few = scopeOf(accountId, agent, 'agent');
  const list = (scope: MemberScope, status: 'open' | 'resolved', assignee: Assignee = 'all') => {
    return (db: Database) =>
      listConversations(db, scope, {
        status,
        assignee,
        edge: { side: 'before', place: null },
        limit: PAGE,
      });
  };
  return {
    'list, administrator': list(boss, 'open'),
    'list, administrator, mine': list(boss, 'open', 'mine'),
    'list, administrator, unassigned': list(boss, 'open', 'unassigned'),
    'list, administrator, deep': (db) => deep(db, boss),
    'list, agent of two inboxes': list(few, 'open'),
    'list, agent of two inboxes, mine': list(few, 'open', 'mine'),
    'list, agent of two inboxes, resolved': list(few, 'resolved'),
    'counts, administrator': (db) => countConversations(db, boss, 'open'),
    'counts, agent of two inboxes': (db) => countConversations(db, few, 'open'),
    'thread of 10,000, newest': (db) => thread(db, boss, long),
    'thread of 10,000, deep': (db) => thread(db, boss, long, true),
    'thread, what stands beside it': (db) => findDetail(db, boss, long),
  };
}

type Assignee = 'all' | 'mine' | 'unassigned';

const scopeOf = (accountId: number, memberId: number, role: MemberScope['role']): MemberScope => ({
  // As lib/web does from a session: here, the rows were just made.
  accountId: accountId as AccountId,
  memberId: memberId as MemberId,
  role,
});

/** Half-way down the open conversations. */
async function deep(db: Database, scope: MemberScope) {
  const at = new Date(Date.now() - DEEP_MS);
  return listConversations(db, scope, {
    status: 'open',
    assignee: 'all',
    edge: { side: 'before', place: { at, id: 1 } },
    limit: PAGE,
  });
}

/** Some 7,200 conversations of the crowd ago. */
const DEEP_MS = 40 * 3600 * 1000;

async function thread(db: Database, scope: MemberScope, number: number, far = false) {
  const conversation = await findConversation(db, scope, number);
  if (!conversation) throw new Error('the long thread is gone');
  const at = new Date(conversation.lastActivityAt.getTime() - 5000 * 60_000);
  return threadPage(db, conversation.id, {
    before: far ? { at, id: 1 } : null,
    limit: 51,
  });
}
