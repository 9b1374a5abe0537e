import 'server-only';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { messages } from '@/db/schema/messages';

export type ThreadPlace = { readonly at: Date; readonly id: number };

/** Two places of a thread that enclose a part of it and do not belong to it; null where it goes on to the thread's end. */
export type ThreadEnds = {
  readonly before?: ThreadPlace | null;
  readonly after?: ThreadPlace | null;
};

/** Up to `limit` messages in the provider's order: those next to `after` if it is given, else next to `before`; the nearest first. */
export const threadPage = (
  db: Executor,
  conversationId: number,
  { before = null, after = null, limit }: ThreadEnds & { readonly limit: number },
) => {
  const towards = after ? asc : desc;
  return db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        after ? sql`${place} > ${valuesOf(after)}` : undefined,
        before ? sql`${place} < ${valuesOf(before)}` : undefined,
      ),
    )
    .orderBy(towards(messages.at), towards(messages.id))
    .limit(limit);
};

const place = sql`(${messages.at}, ${messages.id})`;
const valuesOf = ({ at, id }: ThreadPlace) => sql`(${at.toISOString()}::timestamptz, ${id})`;
