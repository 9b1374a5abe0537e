import { db } from '@/db/client';
import { type Inbox, inboxes, inboxMembers } from '@/db/schema/inboxes';
import { digits, type TestAccount, type TestMember } from './account.ts';

/** One more inbox of the account, of which only these people are members. */
export async function addInbox(
  { accountId }: TestAccount,
  ...people: readonly TestMember[]
): Promise<Inbox> {
  const externalId = `17841${digits(12)}`;
  const [inbox] = await db
    .insert(inboxes)
    .values({
      accountId,
      channel: 'instagram',
      name: 'second shop',
      externalId,
      accessToken: 'enc:v1:none:none',
    })
    .returning();
  if (!inbox) throw new Error('no inbox');
  for (const { memberId } of people) {
    await db.insert(inboxMembers).values({ accountId, inboxId: inbox.id, memberId });
  }
  return inbox;
}
