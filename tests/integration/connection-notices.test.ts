import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/db/client';
import { inboxes } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import { tellAdministrators } from '@/lib/services/inboxes/tell-administrators';
import { makeAccount, system, type TestAccount } from '../support/account.ts';

type Sent = { readonly to: string; readonly subject: string };

let shop: TestAccount;
let emails: string[] = [];
beforeEach(async () => {
  shop = await makeAccount();
  const people = [await shop.member('administrator'), await shop.member('administrator')];
  await shop.member('agent');
  emails = [];
  for (const { userId } of people) {
    const [user] = await db.select().from(users).where(eq(users.id, userId));
    emails.push(user?.email ?? '');
  }
});

const set = (change: Partial<typeof inboxes.$inferInsert>) =>
  db.update(inboxes).set(change).where(eq(inboxes.id, shop.inbox.id));

/** What this account's administrators were mailed at this moment. */
async function told(now = new Date()): Promise<Sent[]> {
  const ctx = system(now);
  await tellAdministrators(ctx);
  return (ctx.after.mailed as readonly Sent[]).filter(({ to }) => emails.includes(to));
}

test('every administrator hears of a refusal once, and once that it is over', async () => {
  await set({ problem: 'The app was removed in Instagram.', problemSince: new Date() });
  const first = await told();
  expect(first.map(({ to }) => to).toSorted()).toEqual(emails.toSorted());
  expect(first[0]?.subject).toBe('shop can’t send any more');
  expect(JSON.stringify(first)).toContain('The app was removed');
  expect(await told()).toEqual([]);

  await set({ problem: null, problemSince: null });
  expect((await told()).map(({ subject }) => subject)).toEqual([
    'shop works again',
    'shop works again',
  ]);
  expect(await told()).toEqual([]);
});

test('two sweeps at once tell it once', async () => {
  await set({ problem: 'refused' });
  const both = await Promise.all([told(), told(), told()]);
  expect(both.flat()).toHaveLength(2);
});

test('an end that comes nearer is told at 14, 7, 3 and 1 days', async () => {
  const end = new Date('2027-03-01T00:00:00Z');
  await set({ tokenExpiresAt: end });
  const subjects = [];
  for (let left = 20; left >= 0; left -= 0.5) {
    const [mail] = await told(new Date(end.getTime() - left * 86_400_000));
    if (mail) subjects.push(mail.subject);
  }
  expect(subjects).toEqual([
    'shop stops in 14 days',
    'shop stops in 7 days',
    'shop stops in 3 days',
    'shop stops in a day',
    'shop can’t send any more',
  ]);
});

test('a new incident after a recovery is told anew', async () => {
  await set({ problem: 'refused' });
  expect(await told()).toHaveLength(2);
  await set({ problem: null });
  await told();
  await set({ tokenRefreshFailures: 3 });
  expect((await told())[0]?.subject).toBe('shop: a renewal keeps failing');
});

test('somebody is told however many inboxes were told of before', async () => {
  const { accountId } = await makeAccount();
  await db.insert(inboxes).values(
    Array.from({ length: 600 }, (_, index) => ({
      accountId,
      channel: 'instagram' as const,
      name: 'known',
      externalId: `known ${accountId} ${index}`,
      accessToken: 'none',
      problem: 'refused',
      noticed: 'refused' as const,
    })),
  );
  shop = await makeAccount();
  const { userId } = await shop.member('administrator');
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  emails = [user?.email ?? ''];
  await set({ problem: 'refused' });
  expect(await told()).toHaveLength(1);
  await db.delete(inboxes).where(eq(inboxes.accountId, accountId));
});
