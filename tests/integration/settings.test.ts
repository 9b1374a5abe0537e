import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { db, openDatabase } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { settings } from '@/db/schema/settings';
import { users } from '@/db/schema/users';
import { env } from '@/lib/platform/env';
import { ENVIRONMENT } from '@/lib/platform/settings';
import { change } from '@/lib/services/settings/change';
import { currentSettings } from '@/lib/services/settings/current';
import { makeAccount, system } from '../support/account.ts';

let userId = 0;

beforeEach(async () => {
  ({ userId } = await (await makeAccount()).member('agent'));
  await db.update(users).set({ superAdmin: true }).where(eq(users.id, userId));
});
afterEach(async () => {
  await db.delete(settings).where(sql`true`);
  await currentSettings({ db, fresh: true });
});

const ctx = () => ({ ...system(), userId, sessionId: 'none' });
const acts = () =>
  db
    .select({ act: audits.act, subject: audits.subject, details: audits.details })
    .from(audits)
    .where(eq(audits.userId, userId))
    .orderBy(audits.id);

describe('a setting that is saved', () => {
  test('is in force at once, and the environment again once it is forgotten', async () => {
    const { INSTAGRAM_APP_ID } = ENVIRONMENT;
    expect((await currentSettings({ db })).INSTAGRAM_APP_ID).toBe(INSTAGRAM_APP_ID);
    expect(await change(ctx(), { INSTAGRAM_APP_ID: '11122233344' })).toEqual(['INSTAGRAM_APP_ID']);
    expect((await currentSettings({ db })).INSTAGRAM_APP_ID).toBe('11122233344');

    await change(ctx(), { INSTAGRAM_APP_ID: null });
    expect((await currentSettings({ db })).INSTAGRAM_APP_ID).toBe(INSTAGRAM_APP_ID);
    expect(process.env.INSTAGRAM_APP_ID).toBe(INSTAGRAM_APP_ID);
  });

  test('is kept under a key where it is a secret, and opens nowhere else', async () => {
    await change(ctx(), { INSTAGRAM_APP_SECRET: 'a secret-free word'.replaceAll(' ', '-') });
    const [row] = await db.select().from(settings);
    expect(row?.value).toMatch(/^enc:v1:k1:/);
    expect(JSON.stringify(row)).not.toContain('secret-free');
    expect((await currentSettings({ db })).INSTAGRAM_APP_SECRET).toBe('a-secret-free-word');

    await db.insert(settings).values({ ...row, name: 'FB_APP_SECRET' } as typeof row & object);
    const moved = await currentSettings({ db, fresh: true });
    expect(moved.FB_APP_SECRET).toBe(ENVIRONMENT.FB_APP_SECRET ?? null);
  });

  test('stands in the record by its name, never by its value, and only when it changed', async () => {
    await change(ctx(), { INSTAGRAM_APP_SECRET: 'first-secret', FB_APP_ID: '42' });
    await change(ctx(), { INSTAGRAM_APP_SECRET: 'first-secret', FB_APP_ID: null });
    expect(await acts()).toEqual([
      { act: 'setting.changed', subject: 'setting:INSTAGRAM_APP_SECRET', details: null },
      { act: 'setting.changed', subject: 'setting:FB_APP_ID', details: null },
      { act: 'setting.removed', subject: 'setting:FB_APP_ID', details: null },
    ]);
    expect(JSON.stringify(await db.select().from(audits))).not.toContain('first-secret');
  });

  test('is one value when two save at once', async () => {
    await Promise.all([
      change(ctx(), { FB_CONFIG_ID: '1' }),
      change(ctx(), { FB_CONFIG_ID: '2' }),
      change(ctx(), { FB_CONFIG_ID: null }),
    ]);
    expect((await db.select().from(settings)).length).toBeLessThanOrEqual(1);
  });
});

test('only a super admin changes them', async () => {
  await db.update(users).set({ superAdmin: false }).where(eq(users.id, userId));
  await expect(change(ctx(), { FB_APP_ID: '1' })).rejects.toThrow('settings');
  expect(await db.select().from(settings)).toEqual([]);
  expect(await acts()).toEqual([]);
});

describe('another instance', () => {
  test('that asks again after a refusal knows what was saved a moment ago', async () => {
    const other = openDatabase(env.DATABASE_URL);
    try {
      await currentSettings({ db: other });
      await change(ctx(), { INSTAGRAM_VERIFY_TOKEN: 'another-verify-token' });
      const { INSTAGRAM_VERIFY_TOKEN } = await currentSettings({ db: other, fresh: true });
      expect(INSTAGRAM_VERIFY_TOKEN).toBe('another-verify-token');
    } finally {
      await other.$client.end();
    }
  });

  test('whose database is away goes on with what it knew, or with the environment', async () => {
    const other = openDatabase(env.DATABASE_URL);
    await change(ctx(), { FB_APP_ID: '77' });
    expect((await currentSettings({ db: other })).FB_APP_ID).toBe('77');
    await other.$client.end();
    expect((await currentSettings({ db: other, fresh: true })).FB_APP_ID).toBe('77');

    const never = openDatabase('postgres://nobody@127.0.0.1:9/nothing');
    const { INSTAGRAM_APP_ID } = await currentSettings({ db: never });
    expect(INSTAGRAM_APP_ID).toBe(ENVIRONMENT.INSTAGRAM_APP_ID);
    await never.$client.end();
  });
});
