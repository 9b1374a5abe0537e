import 'server-only';
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { contacts, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import type { MemberScope } from '@/lib/domain/scope';
import { CONNECTION_FACTS } from './connection-troubles';
import { isCalled } from './conversations';
import { reaches } from './inboxes';

/** What the thread and the panel beside it show, over what a list shows. */
export async function findDetail(db: Executor, scope: MemberScope, number: number) {
  const [row] = await db
    .select({
      conversation: conversations,
      identity: identities,
      contactCreatedAt: contacts.createdAt,
      blockedAt: contacts.blockedAt,
      username: inboxes.username,
      facts: CONNECTION_FACTS,
      firstAt:
        sql<Date | null>`(select min(${messages.at}) from ${messages} where ${messages.conversationId} = ${conversations.id})`.mapWith(
          messages.at,
        ),
    })
    .from(conversations)
    .innerJoin(inboxes, eq(inboxes.id, conversations.inboxId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        isCalled(number),
        reaches(scope, conversations.inboxId),
      ),
    );
  return row;
}

export const otherConversations = (
  db: Executor,
  scope: MemberScope,
  { contactId, id }: { readonly contactId: number; readonly id: number },
) =>
  db
    .select({
      number: conversations.number,
      status: conversations.status,
      lastActivityAt: conversations.lastActivityAt,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        eq(conversations.contactId, contactId),
        ne(conversations.id, id),
        reaches(scope, conversations.inboxId),
      ),
    )
    .orderBy(desc(conversations.lastActivityAt))
    .limit(10);
