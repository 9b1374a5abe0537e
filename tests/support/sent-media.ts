import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { getAttachment } from '@/db/queries/attachments';
import { attachments } from '@/db/schema/attachments';
import { identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { messages } from '@/db/schema/messages';
import { providersBytes } from '@/lib/web/attachment-answer';
import { system } from './account.ts';
import { control, newSimulatedCustomer } from './simulator.ts';
import { until } from './until.ts';

/** What a customer sends, once it is here. */
export async function sent(message: object) {
  const { externalId: customer } = await newSimulatedCustomer();
  await control('POST', `/customers/${customer}/messages`, message);
  const [row] = await until(
    () =>
      db
        .select({ id: attachments.id, message: messages })
        .from(attachments)
        .innerJoin(messages, eq(messages.id, attachments.messageId))
        .innerJoin(conversations, eq(conversations.id, messages.conversationId))
        .innerJoin(identities, eq(identities.id, conversations.identityId))
        .where(eq(identities.externalId, customer))
        .orderBy(asc(attachments.position)),
    (rows) => rows.length > 0,
  );
  const id = row?.id ?? 0;
  const found = async () => {
    const current = await getAttachment(db, id);
    if (!current) throw new Error('no attachment');
    return current;
  };
  return {
    id,
    found,
    message: row?.message,
    async seen({ range, now = new Date(), part = 'file' as const }: Look = {}) {
      const request = new Request('http://desk.test/', { headers: range ? { range } : {} });
      return providersBytes(system(now), await found(), { request, part });
    },
  };
}

type Look = { readonly range?: string; readonly now?: Date; readonly part?: 'file' | 'poster' };
