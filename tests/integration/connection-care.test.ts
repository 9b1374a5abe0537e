import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { senderFor } from '@/lib/channels/registry';
import { check } from '@/lib/services/inboxes/check';
import { checkSubscription } from '@/lib/services/inboxes/check-subscription';
import { connect } from '@/lib/services/inboxes/connect';
import { examine } from '@/lib/services/inboxes/examine';
import { subscribeNow } from '@/lib/services/inboxes/subscribe-now';
import { currentSettings } from '@/lib/services/settings/current';
import { sweep } from '@/lib/services/sweep/sweep';
import { system } from '../support/account.ts';
import { control, newBusiness } from '../support/instagram-login.ts';
import {
  BASIC,
  COMMENTS,
  fault,
  inboxOf,
  MESSAGES,
  makeWorkspace,
  usualInstagram,
  type Workspace,
} from '../support/workspace.ts';

const HOUR = 3_600_000;
let shop: Workspace;
let externalId = '';
let inbox: Inbox;

beforeEach(async () => {
  shop = await makeWorkspace();
  ({ externalId } = await newBusiness());
  await shop.connectAs({ account: externalId });
  inbox = await reread();
});
afterEach(usualInstagram);

async function reread(): Promise<Inbox> {
  const [row] = await inboxOf(externalId);
  if (!row) throw new Error('no inbox');
  return row;
}
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const change = (row: Partial<Inbox>) => db.update(inboxes).set(row).where(eq(inboxes.id, inbox.id));
const delivered = (subscribedFields: readonly string[]) =>
  control('PATCH', `/accounts/${externalId}`, { subscribedFields });
const allow = (scopes: readonly string[]) =>
  control('PATCH', `/accounts/${externalId}/token`, { scopes });
const calls = async () =>
  (await control<readonly { method: string; path: string }[]>('GET', '/ledger'))
    .filter(({ path }) => path.includes('subscribed_apps'))
    .map(({ method }) => method);
const repairs = () =>
  db
    .select()
    .from(audits)
    .where(and(eq(audits.accountId, shop.accountId), eq(audits.act, 'inbox.resubscribed')));

describe('a look at what Instagram delivers', () => {
  beforeEach(() => control('DELETE', '/ledger'));

  test('is taken a few hours after the account was connected', async () => {
    await checkSubscription(system(inHours(5)), inbox.id);
    expect(await calls()).toEqual([]);
    await checkSubscription(system(inHours(7)), inbox.id);
    expect(await calls()).toEqual(['GET']);
  });

  test('changes nothing when all is there, and is taken again later the same day', async () => {
    const now = inHours(7);
    await checkSubscription(system(now), inbox.id);
    const { checkAt, ...rest } = await reread();
    const { checkAt: _, ...before } = inbox;
    expect(rest).toEqual(before);
    expect(checkAt?.getTime()).toBeGreaterThan(now.getTime());
    expect(checkAt?.getTime()).toBeLessThanOrEqual(now.getTime() + 24 * HOUR);
    expect(await repairs()).toEqual([]);
  });

  test.for<[string, readonly string[]]>([
    ['whole', []],
    ['in part', ['messages', 'messaging_seen']],
    ['where it matters', ['comments']],
  ])('brings back a subscription that was lost %s, and writes it down', async ([, left]) => {
    await delivered(left);
    await checkSubscription(system(inHours(7)), inbox.id);
    const repaired = await reread();
    expect(repaired).toMatchObject({ subscribeAt: null, subscribedFields: inbox.subscribedFields });
    expect(await calls()).toEqual(['GET', 'POST', 'GET']);
    expect(await repairs()).toMatchObject([{ userId: null, subject: `inbox:${inbox.id}` }]);
  });

  test('that finds it can’t be brought back says that nothing is received, and why', async () => {
    await delivered([]);
    await allow([BASIC]);
    await checkSubscription(system(inHours(7)), inbox.id);
    const lost = await reread();
    expect(lost.subscribeProblem).toContain(MESSAGES);
    expect(lost.subscribeAt).not.toBeNull();
  });

  test('that Instagram does not answer is taken again soon, and blames nobody', async () => {
    await fault('/me/subscribed_apps', { code: 2, status: 500 });
    const now = inHours(7);
    await checkSubscription(system(now), inbox.id);
    const { checkAt, problem, subscribeAt } = await reread();
    expect({ problem, subscribeAt }).toEqual({ problem: null, subscribeAt: null });
    expect(checkAt?.getTime()).toBeLessThanOrEqual(now.getTime() + HOUR);
  });

  test('finds a dead token before anybody wants to answer with it', async () => {
    await control('PATCH', `/accounts/${externalId}/token`, { state: 'password_changed' });
    const ctx = system(inHours(7));
    await checkSubscription(ctx, inbox.id);
    expect((await reread()).problem).toMatch(/password/);
    expect(ctx.after.told).toEqual([{ accountId: shop.accountId, note: { type: 'refresh' } }]);
  });

  test('by a person finds a dead token too', async () => {
    await control('PATCH', `/accounts/${externalId}/token`, { state: 'checkpointed' });
    expect(await examine(system(), inbox)).toMatchObject({ ok: false });
    expect((await reread()).problem).toMatch(/confirm the account/);
  });

  test('is asked for by the sweep once its time has come', async () => {
    const bell = { name: 'check-subscription', payload: { inbox: inbox.id } };
    const early = system();
    await sweep(early);
    expect(early.after.rung).not.toContainEqual(bell);
    await change({ checkAt: new Date() });
    const due = system();
    await sweep(due);
    expect(due.after.rung).toContainEqual(bell);
  });

  test('is not taken of an account that is not connected any more', async () => {
    await change({ releasedAt: new Date(), accessToken: '' });
    await checkSubscription(system(inHours(7)), inbox.id);
    expect(await calls()).toEqual([]);
  });
});

describe('a permission that was taken away', () => {
  test('is named, is no longer counted as granted, and asks for a person', async () => {
    await allow([BASIC, COMMENTS]);
    await subscribeNow(shop.asAdmin(), inbox.id);
    const refused = await reread();
    expect(refused.problem).toBe(
      `The permission to read and answer messages (${MESSAGES}) is missing. An administrator has to log in again and allow it.`,
    );
    expect(refused.permissions?.split(',').sort()).toEqual([BASIC, COMMENTS].sort());
  });

  test('is named whatever needed it: an answer, or a look at a thread', async () => {
    await allow([BASIC]);
    const connection = connect(await reread(), await currentSettings({ db }));
    if (!connection) throw new Error('no connection');
    const sender = senderFor('instagram');
    const outbound = {
      to: '17',
      content: { kind: 'text', text: 'Still here', quickReplies: [] },
      mode: 'standard',
      replyTo: null,
    } as const;
    const verdict = { action: 'reconnect', permission: MESSAGES };
    expect(await sender.send(connection, outbound)).toMatchObject({ kind: 'rejected', verdict });
    expect(await sender.recent(connection, '17')).toMatchObject({ kind: 'refused', verdict });
    expect(await sender.accepts(connection)).toBe(false);
  });

  test('keeps the inbox refused until it is back, whatever else is accepted', async () => {
    await allow([BASIC]);
    await subscribeNow(shop.asAdmin(), inbox.id);
    await check(system(), inbox.id);
    expect((await reread()).problem).toContain(MESSAGES);

    await allow([BASIC, MESSAGES, COMMENTS]);
    await check(system(), inbox.id);
    const back = await reread();
    expect(back).toMatchObject({ problem: null, problemSince: null });
    expect(back.permissions).toContain(MESSAGES);
  });

  test('is an incident from its beginning, however often it is met', async () => {
    await allow([BASIC]);
    const [begun, later] = [new Date('2026-11-01T10:00:00Z'), new Date('2026-11-02T10:00:00Z')];
    await subscribeNow({ ...shop.asAdmin(), now: begun }, inbox.id);
    await subscribeNow({ ...shop.asAdmin(), now: later }, inbox.id);
    expect((await reread()).problemSince).toEqual(begun);
  });
});
