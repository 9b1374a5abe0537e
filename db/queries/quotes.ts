import 'server-only';
import { and, inArray, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { type Message, messages } from '@/db/schema/messages';
import type { Quote } from '@/lib/contracts/messages';

/** As much of a quoted message as a line can show, in characters. */
const SHOWN = 160;

type Quoting = Pick<Message, 'inboxId' | 'replyToExternalId'>;

/** The messages that these answer, by the provider's id, as far as we have them. */
export async function quotedMessages(
  db: Executor,
  quoting: readonly Quoting[],
): Promise<ReadonlyMap<string, Quote>> {
  const wanted = quoting.flatMap(({ replyToExternalId }) => replyToExternalId ?? []);
  if (wanted.length === 0) return new Map();
  const rows = await db
    .select({
      externalId: messages.externalId,
      id: messages.id,
      direction: messages.direction,
      text: sql<string | null>`left(${messages.content}, ${SHOWN})`,
      kinds: messages.kinds,
      unsentAt: messages.unsentAt,
    })
    .from(messages)
    .where(
      and(
        inArray(messages.inboxId, [...new Set(quoting.map(({ inboxId }) => inboxId))]),
        inArray(messages.externalId, wanted),
      ),
    );
  return new Map(
    rows.map(({ externalId, unsentAt, ...quote }) => [
      externalId ?? '',
      { ...quote, unsent: unsentAt !== null },
    ]),
  );
}
