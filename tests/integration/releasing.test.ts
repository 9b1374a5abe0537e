import { and, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { events } from '@/db/schema/events';
import { inboxes } from '@/db/schema/inboxes';
import { users } from '@/db/schema/users';
import { release } from '@/lib/services/inboxes/release';
import { finish } from '@/lib/services/logins/finish';
import { sweep } from '@/lib/services/sweep/sweep';
import { system } from '../support/account.ts';
import { conversationsOf, workOff } from '../support/instagram.ts';
import { control, logIn } from '../support/instagram-login.ts';
import { makePerson } from '../support/person.ts';
import { makeReleasable, type Releasable } from '../support/releasable.ts';
import { inboxOf, loginOf, makeWorkspace } from '../support/workspace.ts';

const SENTENCE = /released by whoever runs the installation/;

let on: Releasable;
beforeEach(async () => {
  on = await makeReleasable();
});

/** What the sweep does for this account's events, without everybody else's. */
async function swept(): Promise<void> {
  await sweep(system());
  const own = and(eq(events.entryId, on.account), eq(events.state, 'new'));
  const lanes = await db.selectDistinct({ lane: events.lane }).from(events).where(own);
  for (const { lane } of lanes) await workOff(system(), lane);
}

describe('a release', () => {
  test('takes the token away, is written down in that account, and its administrators are told', async () => {
    const ctx = on.root.as();
    expect(await release(ctx, on.inbox.id, '  Kiln ')).toEqual({ ok: true });
    expect(await on.reread()).toMatchObject({
      id: on.inbox.id,
      accountId: on.first.accountId,
      releasedAt: ctx.now,
      accessToken: '',
      tokenRefreshAt: null,
      subscribeAt: null,
      problem: expect.stringMatching(SENTENCE),
    });
    const own = and(eq(audits.accountId, on.first.accountId), eq(audits.act, 'inbox.released'));
    expect(await db.select().from(audits).where(own)).toMatchObject([
      { userId: on.root.userId, subject: `inbox:${on.inbox.id}` },
    ]);
    const [admin] = await db.select().from(users).where(eq(users.id, on.first.admin.userId));
    expect(ctx.after.mailed).toMatchObject([{ to: admin?.email, subject: 'Kiln was released' }]);
    expect(ctx.after.told).toEqual([{ accountId: on.first.accountId, note: { type: 'refresh' } }]);
  });

  test('done twice is done once', async () => {
    const both = await Promise.all([on.release(), on.release()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const before = await on.reread();
    const ctx = on.root.as();
    expect(await release(ctx, on.inbox.id, on.inbox.name)).toEqual({
      ok: false,
      reason: 'released_before',
    });
    expect(await on.reread()).toEqual(before);
    expect(ctx.after.mailed).toEqual([]);
    expect(await on.acts()).toEqual(['inbox.connected', 'inbox.released']);
  });

  test('wants the inbox’s name, and a super admin', async () => {
    expect(await release(on.root.as(), on.inbox.id, 'kiln')).toEqual({
      ok: false,
      reason: 'name_differs',
    });
    const somebody = await makePerson();
    await expect(release(somebody.as(), on.inbox.id, on.inbox.name)).rejects.toThrow('inbox');
    await expect(release(on.root.as(), 999_999_999, 'x')).rejects.toThrow('inbox');
    expect(await on.reread()).toEqual(on.inbox);
  });

  test('asks nothing of Instagram: the next workspace uses the same subscription', async () => {
    await control('DELETE', '/ledger');
    await on.release();
    const calls = await control<readonly { account?: string; path: string }[]>('GET', '/ledger');
    expect(calls.filter(({ path }) => path.includes('subscribed_apps'))).toEqual([]);
  });
});

describe('an account that was released', () => {
  test('is connected elsewhere, with what was written in between; the old inbox gets nothing', async () => {
    await on.says('before');
    await on.release();
    await on.says('in between');
    expect(await on.textsIn(on.inbox.id)).toEqual(['before']);

    const done = await on.second.connectAs({ account: on.account });
    expect(done).toMatchObject({ kind: 'connected', isNew: true });
    await swept();
    await on.says('after');
    const [now] = await on.held();
    expect(await on.textsIn(now?.id ?? 0)).toEqual(['in between', 'after']);
    expect(await on.textsIn(on.inbox.id)).toEqual(['before']);
    expect(await conversationsOf(on.inbox.id)).toHaveLength(1);
  });

  test('goes on in its old inbox when its own workspace connects it again', async () => {
    await on.says('before');
    await db.update(inboxes).set({ name: 'Our name' }).where(eq(inboxes.id, on.inbox.id));
    await release(on.root.as(), on.inbox.id, 'Our name');
    await on.says('in between');

    const done = await on.first.connectAs({ account: on.account });
    expect(done).toEqual({ kind: 'connected', inboxId: on.inbox.id, isNew: false });
    await swept();
    expect(await inboxOf(on.account)).toMatchObject([
      { id: on.inbox.id, name: 'Our name', releasedAt: null, problem: null, subscribeAt: null },
    ]);
    expect(await on.textsIn(on.inbox.id)).toEqual(['before', 'in between']);
    expect(await on.acts()).toEqual(['inbox.connected', 'inbox.released', 'inbox.reconnected']);
  });

  test('is refused to its old workspace once another one has it', async () => {
    await on.release();
    await on.second.connectAs({ account: on.account });
    const before = await inboxOf(on.account);
    expect(await on.first.connectAs({ account: on.account })).toEqual({
      kind: 'failed',
      failure: 'account_taken',
    });
    expect(await inboxOf(on.account)).toEqual(before);
  });

  test('has one inbox however many workspaces want it at once', async () => {
    await on.release();
    const wanting = [on.first, on.second, on.first, on.second, await makeWorkspace()];
    const logins = [];
    for (const each of wanting)
      logins.push(await logIn(await each.started(), { account: on.account }));
    const done = await Promise.all(
      logins.map(async ({ state = '', code = '' }) => finish(system(), await loginOf(state), code)),
    );
    const held = await on.held();
    expect(held).toHaveLength(1);
    const winners = done.flatMap((each) => (each.kind === 'connected' ? each.inboxId : []));
    expect(new Set(winners)).toEqual(new Set([held[0]?.id]));
    const others = done.filter(({ kind }) => kind !== 'connected');
    expect(others.every((each) => each.kind === 'failed' && each.failure === 'account_taken')).toBe(
      true,
    );
  });

  test('that is connected while it is being released ends up with somebody or with nobody', async () => {
    for (let round = 0; round < 5; round++) {
      const { state = '', code = '' } = await logIn(await on.second.started(), {
        account: on.account,
      });
      const login = await loginOf(state);
      const [, connected] = await Promise.all([on.release(), finish(system(), login, code)]);
      const held = await on.held();
      expect(held.map(({ accountId }) => accountId)).toEqual(
        connected.kind === 'connected' ? [on.second.accountId] : [],
      );
      for (const { id, name } of held) await release(on.root.as(), id, name);
      await on.first.connectAs({ account: on.account });
    }
  });
});
