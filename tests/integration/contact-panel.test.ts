import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { identities } from '@/db/schema/contacts';
import { block } from '@/lib/services/contacts/block';
import { checkProfile } from '@/lib/services/contacts/check-profile';
import { unblock } from '@/lib/services/contacts/unblock';
import { resolve } from '@/lib/services/conversations/resolve';
import { NotFound } from '@/lib/services/errors';
import { conversationDetail } from '@/lib/web/loaders/conversation-detail';
import { messageVersions } from '@/lib/web/loaders/message-versions';
import { makeAccount } from '../support/account.ts';
import {
  arrives,
  conversationsOf,
  newCustomer,
  newMid,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';

const T0 = Date.now() - 3_600_000;
const DAY = 86_400_000;

async function conversation() {
  const shop = await makeAccount();
  const ctx = shop.as(await shop.member('agent'));
  const place = { account: shop.externalId, customer: newCustomer() };
  const said = { ...place, mid: newMid(), at: T0, text: 'Is it bakc?' };
  const tell = (item: object) => arrives(webhookBody(place.account, item));
  await tell(written(said));
  return { shop, ctx, place, said, tell, detail: () => conversationDetail(ctx, 1) };
}

describe('a blocked contact', () => {
  test('writes, and it is kept without opening or counting anything', async () => {
    const { shop, ctx, place, tell } = await conversation();
    await resolve(ctx, 1);
    await block(ctx, 1);
    await tell(written({ ...place, text: 'Answer me', at: T0 + 1000 }));
    const [after] = await conversationsOf(shop.inbox.id);
    expect(after).toMatchObject({ status: 'resolved', unreadCount: 1 });
    const texts = (await threadOf(shop.inbox.id)).map(({ content }) => content);
    expect(texts).toContain('Answer me');
  });

  test('is told as such, with a line of who did it, once', async () => {
    const { shop, ctx, detail } = await conversation();
    expect((await detail()).contact.blocked).toBe(false);
    await block(ctx, 1);
    await block(ctx, 1);
    expect((await detail()).contact.blocked).toBe(true);
    const lines = (await threadOf(shop.inbox.id)).filter(
      ({ direction }) => direction === 'activity',
    );
    expect(lines.map(({ content }) => content)).toEqual([
      expect.stringMatching(/ blocked this contact$/),
    ]);
  });

  test('is heard again once somebody unblocks them', async () => {
    const { shop, ctx, place, tell, detail } = await conversation();
    await resolve(ctx, 1);
    await block(ctx, 1);
    await unblock(ctx, 1);
    await tell(written({ ...place, text: 'Hello again', at: T0 + 1000 }));
    expect((await detail()).contact.blocked).toBe(false);
    const [after] = await conversationsOf(shop.inbox.id);
    expect(after).toMatchObject({ status: 'open', unreadCount: 2 });
  });
});

describe('a profile', () => {
  const fetched = (shop: { inbox: { id: number } }, profileFetchedAt: Date) =>
    db
      .update(identities)
      .set({ profileFetchedAt, profileCheckAt: null })
      .where(eq(identities.inboxId, shop.inbox.id));

  test('that was fetched long ago is asked for again by whoever looks, once', async () => {
    const { shop, ctx, detail } = await conversation();
    await fetched(shop, new Date(Date.now() - 3 * DAY));
    expect((await detail()).contact.profileIsOld).toBe(true);
    await checkProfile(ctx, 1);
    await checkProfile(ctx, 1);
    expect(ctx.after.rung).toMatchObject([{ name: 'refresh-profile' }]);
  });

  test('that is fresh is left alone', async () => {
    const { shop, ctx, detail } = await conversation();
    await fetched(shop, new Date());
    expect((await detail()).contact.profileIsOld).toBe(false);
    await checkProfile(ctx, 1);
    expect(ctx.after.rung).toEqual([]);
  });
});

test('a conversation says which other app holds it', async () => {
  const { place, tell, detail } = await conversation();
  expect((await detail()).heldBy).toBeNull();
  await tell({
    sender: { id: place.customer },
    recipient: { id: place.account },
    timestamp: T0 + 1000,
    take_thread_control: { new_owner_app_id: '1217981644879628' },
  });
  expect((await detail()).heldBy).toBe('the Instagram inbox');
});

describe('the earlier versions of a message', () => {
  test('are told with their times, the first words first', async () => {
    const { shop, ctx, said, tell } = await conversation();
    await tell({
      sender: { id: said.customer },
      recipient: { id: said.account },
      timestamp: T0 + 1000,
      message_edit: { mid: said.mid, text: 'Is it back?', num_edit: 1 },
    });
    const [message] = await threadOf(shop.inbox.id);
    expect(await messageVersions(ctx, 1, message?.id ?? 0)).toEqual({
      versions: [{ edit: 0, text: 'Is it bakc?', at: new Date(T0).toISOString() }],
    });
  });

  test('are nobody’s business in another account, or in another conversation', async () => {
    const [ours, theirs] = [await conversation(), await conversation()];
    const [message] = await threadOf(theirs.shop.inbox.id);
    await expect(messageVersions(ours.ctx, 1, message?.id ?? 0)).rejects.toThrow(NotFound);
  });
});
