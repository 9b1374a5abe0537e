import 'server-only';
import { and, desc, eq, isNotNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { contacts, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { messages } from '@/db/schema/messages';
import { WORDS } from '@/db/words';
import type { MemberScope } from '@/lib/domain/scope';
import { isCalled } from './conversations';
import { reaches } from './inboxes';

/** People whose conversations are looked at; more than that many have the same name in no account that we know of. */
const MOST_PEOPLE = 5000;

type Sought = {
  /** In lower case, letters and digits alone: they are written into the query as they are. */
  readonly words: readonly string[];
  readonly number: number | null;
  readonly limit: number;
};

/** Every word begins one of the row's; the row is the account's. */
function has(table: keyof typeof WORDS, { accountId }: MemberScope, words: readonly string[]): SQL {
  const typed = words.map((word) => `'${word}':*`).join(' & ');
  const owner = `'@${accountId}'`;
  return sql`${sql.raw(WORDS[table])} @@ (${owner}::tsquery && to_tsquery('pg_catalog.simple', ${typed}))`;
}

const columns = {
  number: conversations.number,
  contact: { id: contacts.id, name: contacts.name },
  person: {
    externalId: identities.externalId,
    username: identities.username,
    avatarUrl: identities.avatarUrl,
  },
};

/** Conversations with the people who are called so, or of that number. */
export const searchConversations = (
  db: Executor,
  scope: MemberScope,
  { words, number, limit }: Sought,
) =>
  db
    .select({
      ...columns,
      status: conversations.status,
      lastActivityAt: conversations.lastActivityAt,
    })
    .from(conversations)
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        reaches(scope, conversations.inboxId),
        or(
          number === null ? undefined : isCalled(number),
          sql`${conversations.identityId} = any(array(${people(scope, words)}))`,
        ),
      ),
    )
    .orderBy(desc(conversations.lastActivityAt), desc(conversations.id))
    .limit(limit);

const people = (scope: MemberScope, words: readonly string[]): SQL => sql`
  (select id from identities where username is not null and ${has('identities', scope, words)}
    limit ${MOST_PEOPLE})
  union
  (select identities.id from identities
    where contact_id = any(array(
      select id from contacts where name is not null and ${has('contacts', scope, words)}
      limit ${MOST_PEOPLE})))`;

/** Messages and notes that have all the words, newest first. What was unsent has none. */
export const searchMessages = (db: Executor, scope: MemberScope, { words, limit }: Sought) => {
  const found = db.$with('found').as(
    db
      .select({ id: messages.id })
      .from(messages)
      .where(
        and(
          isNotNull(messages.content),
          ne(messages.direction, 'activity'),
          has('messages', scope, words),
        ),
      ),
  );
  return db
    .with(found)
    .select({
      ...columns,
      id: messages.id,
      text: sql<string>`${messages.content}`,
      direction: messages.direction,
      private: messages.private,
      at: messages.at,
    })
    .from(found)
    .innerJoin(messages, eq(messages.id, found.id))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(and(eq(messages.accountId, scope.accountId), reaches(scope, conversations.inboxId)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(limit);
};
