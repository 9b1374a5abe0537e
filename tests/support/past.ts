import { and, asc, desc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { contacts, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { imports } from '@/db/schema/imports';
import { messages } from '@/db/schema/messages';
import { goOn } from '@/lib/services/imports/go-on';
import { system } from './account.ts';
import { control, newBusiness } from './instagram-login.ts';
import { inboxOf, makeWorkspace } from './workspace.ts';

/** A business on the simulated Instagram that has customers already, and a workspace that may connect it. */
export async function shopWithPast() {
  const { externalId } = await newBusiness({ subscribedFields: [] });
  const shop = await makeWorkspace();

  async function customer(): Promise<string> {
    const name = `mira.${crypto.randomUUID().slice(0, 8)}`;
    const person = { name: 'Mira Holm', username: name, account: externalId };
    const { externalId: igsid } = await control<{ externalId: string }>(
      'POST',
      '/customers',
      person,
    );
    return igsid;
  }
  const asks = (who: string, text: string, at: number) =>
    control<{ mid: string }>('POST', `/customers/${who}/messages`, { text, at });
  const answers = (to: string, text: string, at: number) =>
    control<{ mid: string }>('POST', '/business/messages', { to, text, at });

  /** Instagram sends nothing more, and nobody notices. */
  const tellsNothing = () => control('PATCH', `/accounts/${externalId}`, { subscribedFields: [] });

  async function connected() {
    await shop.connectAs({ account: externalId });
    const [inbox] = await inboxOf(externalId);
    if (!inbox) throw new Error('no inbox');
    return inbox;
  }
  return { ...shop, externalId, customer, asks, answers, tellsNothing, connected };
}

export type ShopWithPast = Awaited<ReturnType<typeof shopWithPast>>;

/** Every reading of an inbox's past, the newest first. */
export const importsOf = (inboxId: number) =>
  db.select().from(imports).where(eq(imports.inboxId, inboxId)).orderBy(desc(imports.id));

/** Reads on until nothing is asked for. */
export async function readsOn(inboxId: number, now = new Date()): Promise<void> {
  for (;;) {
    const ctx = system(now);
    await goOn(ctx, inboxId);
    const goesOn = ctx.after.rung.some((bell) => JSON.stringify(bell).includes('import-history'));
    if (!goesOn) return;
  }
}

/** Somebody's conversations in an inbox, and what was said in them, the oldest first. */
export async function threadWith(inboxId: number, person: string) {
  const of = and(eq(identities.inboxId, inboxId), eq(identities.externalId, person));
  const threads = await db
    .select({ conversation: conversations })
    .from(conversations)
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(of)
    .orderBy(asc(conversations.id));
  const said = await db
    .select({ message: messages })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .where(of)
    .orderBy(asc(messages.at), asc(messages.id));
  return {
    conversations: threads.map(({ conversation }) => conversation),
    messages: said.map(({ message }) => message),
    texts: said.map(({ message }) => message.content),
  };
}
