import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { decrypt } from '@/lib/platform/crypto';
import { check } from '@/lib/services/inboxes/check';
import { refreshToken } from '@/lib/services/inboxes/refresh-token';
import { refreshTokens } from '@/lib/services/inboxes/refresh-tokens';
import { system } from '../support/account.ts';
import { control, newBusiness } from '../support/instagram-login.ts';
import { fault, inboxOf, makeWorkspace, usualInstagram } from '../support/workspace.ts';

const DAY = 86_400_000;
let externalId = '';
let inbox: Inbox;
let start = 0;

/** Meta's clock and ours go together. */
let passed = 0;
const now = () => new Date(start + passed);
const pass = async (ms: number) => {
  await control('POST', '/clock', { advance: ms });
  passed += ms;
};

beforeEach(async () => {
  start = Date.now();
  passed = 0;
  const shop = await makeWorkspace();
  ({ externalId } = await newBusiness());
  await shop.connectAs({ account: externalId });
  inbox = await reread();
});
afterEach(async () => {
  await control('DELETE', '/clock');
  await usualInstagram();
});

async function reread(): Promise<Inbox> {
  const [row] = await inboxOf(externalId);
  if (!row) throw new Error('no inbox');
  return row;
}
const tokenOf = ({ accessToken }: Inbox) =>
  decrypt(accessToken, ['inboxes', 'access_token', externalId]);
const calls = async () =>
  (await control<readonly { path: string }[]>('GET', '/ledger')).filter(({ path }) =>
    path.includes('refresh_access_token'),
  ).length;
const daysLeft = ({ tokenExpiresAt }: Inbox) =>
  Math.round(((tokenExpiresAt?.getTime() ?? 0) - now().getTime()) / DAY);

/** What the daily cron does to this inbox. */
async function cron(): Promise<void> {
  const ctx = system(now());
  await refreshTokens(ctx);
  const mine = ctx.after.rung.some(
    (bell) =>
      JSON.stringify(bell) ===
      JSON.stringify({ name: 'refresh-token', payload: { inbox: inbox.id } }),
  );
  if (mine) await refreshToken(system(now()), inbox.id);
}

describe('a token', () => {
  test('is left alone while it has more than thirty days', async () => {
    await pass(29 * DAY);
    await control('DELETE', '/ledger');
    await cron();
    await refreshToken(system(now()), inbox.id);
    expect(await calls()).toBe(0);
    expect(await reread()).toEqual(inbox);
  });

  test('is renewed once it has less, by one call of two workers', async () => {
    await pass(31 * DAY);
    await control('DELETE', '/ledger');
    await Promise.all([1, 2, 3].map(() => refreshToken(system(now()), inbox.id)));
    expect(await calls()).toBe(1);
    const renewed = await reread();
    expect(tokenOf(renewed)).not.toBe(tokenOf(inbox));
    expect(daysLeft(renewed)).toBe(60);
    expect(renewed).toMatchObject({ tokenRefreshFailures: 0, problem: null });
  });

  test('stays while Instagram is away, and is tried again later', async () => {
    await pass(31 * DAY);
    await fault('/refresh_access_token', { code: 2, status: 500 });
    await cron();
    const failed = await reread();
    expect(failed).toMatchObject({ tokenRefreshFailures: 1, problem: null });
    expect(tokenOf(failed)).toBe(tokenOf(inbox));
    await pass(DAY);
    await cron();
    expect(daysLeft(await reread())).toBe(60);
  });

  test('that Instagram refuses for good asks for a person, and is not asked about again', async () => {
    await control('PATCH', `/accounts/${externalId}/token`, { state: 'password_changed' });
    await pass(31 * DAY);
    await cron();
    const refused = await reread();
    expect(refused.problem).toMatch(/password/);
    expect(refused.tokenRefreshAt).toBeNull();
    await control('DELETE', '/ledger');
    await pass(DAY);
    await cron();
    expect(await calls()).toBe(0);
  });

  test('that a person brought meanwhile is not overwritten', async () => {
    await pass(31 * DAY);
    await fault('/refresh_access_token', { hang: 300 });
    const refreshing = refreshToken(system(now()), inbox.id);
    await db
      .update(inboxes)
      .set({ accessToken: 'enc:v1:a newer one' })
      .where(eq(inboxes.id, inbox.id));
    await refreshing;
    expect((await reread()).accessToken).toBe('enc:v1:a newer one');
  });

  test('whose worker died is due again', async () => {
    await pass(31 * DAY);
    await fault('/refresh_access_token', { drop: true });
    await refreshToken(system(now()), inbox.id);
    await db
      .update(inboxes)
      .set({ tokenRefreshAt: new Date(now().getTime() + 600_000) })
      .where(eq(inboxes.id, inbox.id));
    await pass(DAY);
    await cron();
    expect(daysLeft(await reread())).toBe(60);
  });

  test('that ended says so', async () => {
    await pass(61 * DAY);
    await cron();
    expect((await reread()).problem).toMatch(/expired/);
  });

  test('lives through 400 days of daily crons without any traffic', async () => {
    let renewals = 0;
    for (let day = 1; day <= 400; day++) {
      await pass(DAY);
      const before = tokenOf(await reread());
      await cron();
      const after = await reread();
      if (tokenOf(after) !== before) renewals++;
      expect(after.problem).toBeNull();
      expect(daysLeft(after)).toBeGreaterThanOrEqual(29);
    }
    expect(renewals).toBe(13);
    const me = await fetch(`${process.env.INSTAGRAM_GRAPH_URL}/v26.0/me?fields=user_id`, {
      headers: { authorization: `Bearer ${tokenOf(await reread())}` },
    });
    expect(await me.json()).toMatchObject({ user_id: externalId });
  });
});

test('an inbox that is accepted again by itself has its token renewed again', async () => {
  await control('PATCH', `/accounts/${externalId}/token`, { state: 'checkpointed' });
  await pass(31 * DAY);
  await cron();
  expect(await reread()).toMatchObject({
    problem: expect.stringMatching(/confirm/),
    tokenRefreshAt: null,
  });

  await control('PATCH', `/accounts/${externalId}/token`, { state: 'valid' });
  await check(system(now()), inbox.id);
  await cron();
  const healed = await reread();
  expect(healed.problem).toBeNull();
  expect(daysLeft(healed)).toBe(60);
});
