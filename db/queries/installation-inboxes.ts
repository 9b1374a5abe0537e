import 'server-only';
import { and, desc, eq, ilike, isNull, or } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { accounts } from '@/db/schema/accounts';
import { inboxes } from '@/db/schema/inboxes';

/** Of all accounts, newest first, by part of a name or of a username or by the provider's id. Nothing of a token. */
export function searchInboxes(db: Executor, words: string, limit: number) {
  const part = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const isMeant = or(
    ilike(inboxes.name, part),
    ilike(inboxes.username, part),
    eq(inboxes.externalId, words),
  );
  return db
    .select({
      id: inboxes.id,
      channel: inboxes.channel,
      name: inboxes.name,
      username: inboxes.username,
      externalId: inboxes.externalId,
      account: accounts.name,
      createdAt: inboxes.createdAt,
      releasedAt: inboxes.releasedAt,
      problem: inboxes.problem,
      subscribeAt: inboxes.subscribeAt,
      tokenExpiresAt: inboxes.tokenExpiresAt,
    })
    .from(inboxes)
    .innerJoin(accounts, eq(accounts.id, inboxes.accountId))
    .where(and(isNull(inboxes.removedAt), words === '' ? undefined : isMeant))
    .orderBy(desc(inboxes.id))
    .limit(limit);
}
