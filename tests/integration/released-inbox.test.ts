import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { searchInboxes } from '@/db/queries/installation-inboxes';
import { inboxes } from '@/db/schema/inboxes';
import { check } from '@/lib/services/inboxes/check';
import { deauthorize } from '@/lib/services/inboxes/deauthorize';
import { refreshToken } from '@/lib/services/inboxes/refresh-token';
import { subscribe } from '@/lib/services/inboxes/subscribe';
import { subscribeNow } from '@/lib/services/inboxes/subscribe-now';
import { tellAdministrators } from '@/lib/services/inboxes/tell-administrators';
import { begin } from '@/lib/services/logins/begin';
import { deliver } from '@/lib/services/messages/deliver';
import { reply } from '@/lib/services/messages/reply';
import { reception } from '@/lib/web/loaders/reception';
import { system } from '../support/account.ts';
import { conversationsOf, threadOf } from '../support/instagram.ts';
import { control } from '../support/instagram-login.ts';
import { makeReleasable, type Releasable } from '../support/releasable.ts';
import { fault } from '../support/workspace.ts';

const SENTENCE = /released by whoever runs the installation/;

let on: Releasable;
beforeEach(async () => {
  on = await makeReleasable();
});
afterEach(() => control('DELETE', '/faults'));

describe('a released inbox', () => {
  test('can be read, and takes no answers', async () => {
    await on.says('Hello');
    await on.release();
    const boss = on.first.asAdmin();
    const said = { clientId: randomUUID(), text: 'Hi', private: false };
    expect(await reply(boss, 1, said)).toMatchObject({
      ok: false,
      reason: 'inbox_disconnected',
      problem: expect.stringMatching(SENTENCE),
    });
    expect(await reply(boss, 1, { ...said, private: true })).toMatchObject({ ok: true });
  });

  test('fails what was still to be sent, and says why', async () => {
    await on.says('Hello');
    await reply(on.first.asAdmin(), 1, { clientId: randomUUID(), text: 'Hi', private: false });
    const [conversation] = await conversationsOf(on.inbox.id);
    await on.release();
    await deliver(system(), { conversation: conversation?.id ?? 0, inbox: on.inbox.id });
    const answer = (await threadOf(on.inbox.id)).find(({ direction }) => direction === 'outgoing');
    expect(answer).toMatchObject({
      status: 'failed',
      reason: 'inbox_released',
      problem: expect.stringMatching(SENTENCE),
    });
  });

  test('is not logged in for again, not subscribed, not checked and not renewed', async () => {
    await on.release();
    const before = await on.reread();
    const boss = on.first.asAdmin();
    expect(await begin(boss, { channel: 'instagram', inboxId: on.inbox.id })).toEqual({
      ok: false,
      reason: 'inbox_released',
    });
    expect(await subscribeNow(boss, on.inbox.id)).toBe(false);
    await subscribe(system(), on.inbox.id);
    await check(system(), on.inbox.id);
    await refreshToken(system(), on.inbox.id);
    await deauthorize(system(), on.account);
    expect(await on.reread()).toEqual(before);
    expect(await on.acts()).toEqual(['inbox.connected', 'inbox.released']);
  });

  test('stays as it is when something that began before ends after', async () => {
    await db
      .update(inboxes)
      .set({ problem: 'refused', subscribeAt: new Date(), tokenRefreshAt: new Date(0) })
      .where(eq(inboxes.id, on.inbox.id));
    for (const path of ['/me', '/subscribed_apps', '/refresh_access_token']) {
      await fault(path, { hang: 400 });
    }
    const begun = [
      check(system(), on.inbox.id),
      subscribe(system(), on.inbox.id),
      refreshToken(system(), on.inbox.id),
    ];
    await new Promise((resolve) => setTimeout(resolve, 150));
    await on.release();
    const before = await on.reread();
    await Promise.all(begun);
    expect(await on.reread()).toEqual(before);
  });

  test('of which nothing more is to be told is nobody’s incident', async () => {
    await db.update(inboxes).set({ noticed: 'refused' }).where(eq(inboxes.id, on.inbox.id));
    await on.release();
    const ctx = system();
    await tellAdministrators(ctx);
    expect(JSON.stringify(ctx.after.mailed)).not.toContain(`/inboxes/${on.inbox.id}"`);
    await on.first.connectAs({ account: on.account });
    await tellAdministrators(ctx);
    expect(JSON.stringify(ctx.after.mailed)).not.toContain(`/inboxes/${on.inbox.id}"`);
  });

  test('hears nothing of what comes for whoever has the account now', async () => {
    await on.release();
    await on.second.connectAs({ account: on.account });
    await on.says('to the second');
    expect(await reception(on.first.asAdmin(), on.inbox.id)).toMatchObject({
      state: 'disabled',
      received: false,
    });
  });
});

describe('inboxes of all accounts are found', () => {
  const found = async (words: string) => (await searchInboxes(db, words, 50)).map(({ id }) => id);

  test('by a part of the name or of the username, whatever the case, and by the whole id', async () => {
    const name = `Pottery 50% off_${randomUUID()}`;
    await db.update(inboxes).set({ name }).where(eq(inboxes.id, on.inbox.id));
    expect(await found(name.toUpperCase())).toEqual([on.inbox.id]);
    expect(await found(on.inbox.username?.slice(2) ?? '?')).toEqual([on.inbox.id]);
    expect(await found(on.account)).toEqual([on.inbox.id]);
    expect(await found(on.account.slice(0, -1))).toEqual([]);
  });

  test('taking % and _ for what they are', async () => {
    const name = `a%b_c ${randomUUID()}`;
    await db.update(inboxes).set({ name }).where(eq(inboxes.id, on.inbox.id));
    expect(await found(name)).toEqual([on.inbox.id]);
    expect(await found(name.replace('%', 'xx'))).toEqual([]);
    expect(await found(name.replace('_', 'x'))).toEqual([]);
    expect(await found(name.replace('%', '\\'))).toEqual([]);
  });

  test('the newest first, and no more than asked for', async () => {
    const rows = await searchInboxes(db, '', 3);
    expect(rows).toHaveLength(3);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => b - a));
  });
});
