import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { db } from '@/db/client';
import { saveMember } from '@/db/queries/members';
import { audits } from '@/db/schema/accounts';
import { inboxMembers } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import type { MemberContext } from '@/lib/services/context';
import { startEmailChange } from '@/lib/services/email-changes/start';
import { invite } from '@/lib/services/invitations/invite';
import { reply } from '@/lib/services/messages/reply';
import { makeAccount } from './account.ts';
import { arrives, newCustomer, webhookBody, written } from './instagram.ts';
import { makePerson, newAddress, newIp } from './person.ts';

/** An account with one conversation, its administrator, and an agent who has a password. */
export async function stage() {
  const shop = await makeAccount();
  const { externalId: account } = shop;
  const boss = await shop.member('administrator');
  const ada = await makePerson();
  const at = new Date();
  const memberId = await db.transaction(async (tx) => {
    const place = { accountId: shop.accountId, userId: ada.userId, role: 'agent', at } as const;
    const id = await saveMember(tx, place);
    await tx
      .insert(inboxMembers)
      .values({ accountId: shop.accountId, inboxId: shop.inbox.id, memberId: id });
    return id;
  });
  await arrives(webhookBody(account, written({ account, customer: newCustomer(), text: 'Hello' })));

  const email = newAddress();
  const asBoss = shop.as(boss, { role: 'administrator' });
  const asAda: MemberContext = shop.as({ ...ada, memberId });
  const words = { clientId: randomUUID(), text: 'Hi', private: false };
  return {
    ...{ shop, boss, ada, memberId, email, asBoss, asAda },
    say: (isNote = false) => reply(asAda, 1, { ...words, private: isNote }),
    /** What Ada said, once its delivery has come to this. */
    said: async (status: 'failed' | 'unknown') => {
      await reply(asAda, 1, words);
      const own = and(eq(messages.inboxId, shop.inbox.id), eq(messages.direction, 'outgoing'));
      const [message] = await db.update(messages).set({ status }).where(own).returning();
      return message?.id ?? 0;
    },
    asks: (role: 'agent' | 'administrator' = 'agent', to = email) =>
      invite(asBoss, { email: to, role, inboxIds: [shop.inbox.id] }),
    newest: async (act: string) => {
      const [row] = await db
        .select()
        .from(audits)
        .where(and(eq(audits.accountId, shop.accountId), eq(audits.act, act)));
      return Number(row?.subject.split(':')[1]);
    },
    picture: () =>
      sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
    wants: () => startEmailChange(ada.as(), { email, password: ada.password, ip: newIp() }),
  };
}
export type Stage = Awaited<ReturnType<typeof stage>>;
