import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { listAccessTokens } from '@/db/queries/access-tokens';
import { audits } from '@/db/schema/accounts';
import { accessTokens } from '@/db/schema/users';
import { createAccessToken } from '@/lib/services/access-tokens/create';
import { recogniseToken } from '@/lib/services/access-tokens/recognise';
import { revokeAccessToken } from '@/lib/services/access-tokens/revoke';
import { disable } from '@/lib/services/members/disable';
import { enable } from '@/lib/services/members/enable';
import { makeAccount, type TestAccount, type TestMember } from '../support/account.ts';

const NOW = new Date('2026-11-20T10:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
let shop: TestAccount;
let owner: TestMember;

beforeEach(async () => {
  shop = await makeAccount();
  owner = await shop.member('agent');
});

const ctx = ({ userId }: TestMember = owner, now = NOW) => ({ db, now, userId });
const recognised = (token: string, now = NOW) => recogniseToken({ db, now }, token);
const rowsOf = ({ userId }: TestMember = owner) =>
  db.select().from(accessTokens).where(eq(accessTokens.userId, userId));
const idOf = async () => (await rowsOf()).at(-1)?.id ?? 0;

describe('an access token', () => {
  test('speaks for whoever made it, and is kept as a hash', async () => {
    const token = await createAccessToken(ctx(), 'Nightly export');
    expect(await recognised(token)).toMatchObject({ userId: owner.userId, name: owner.name });
    const [row] = await rowsOf();
    expect(row).toMatchObject({ name: 'Nightly export', ending: token.slice(-4) });
    expect(JSON.stringify(row)).not.toContain(token.slice(0, -4));
  });

  test.for(['', 'parley_', 'x'.repeat(50)])(
    'that nobody made (%j) speaks for nobody',
    async (token) => {
      expect(await recognised(token)).toBeNull();
    },
  );

  test('is another one each time, even under the same name', async () => {
    const both = [await createAccessToken(ctx(), 'Same'), await createAccessToken(ctx(), 'Same')];
    expect(new Set(both).size).toBe(2);
    expect(await listAccessTokens(db, owner.userId)).toHaveLength(2);
  });

  test('tells when it was last used, to the minute', async () => {
    const token = await createAccessToken(ctx(), 'Clock');
    const last = async () => (await rowsOf())[0]?.lastUsedAt;
    expect(await last()).toBeNull();
    await recognised(token, NOW);
    expect(await last()).toEqual(NOW);
    await recognised(token, later(59_999));
    expect(await last()).toEqual(NOW);
    await recognised(token, later(60_000));
    expect(await last()).toEqual(later(60_000));
  });

  test('never goes back to an earlier use', async () => {
    const token = await createAccessToken(ctx(), 'Clock');
    await Promise.all([recognised(token, later(120_000)), recognised(token, NOW)]);
    await recognised(token, NOW);
    expect([NOW, later(120_000)]).toContainEqual((await rowsOf())[0]?.lastUsedAt);
    await recognised(token, later(240_000));
    await recognised(token, NOW);
    expect((await rowsOf())[0]?.lastUsedAt).toEqual(later(240_000));
  });

  test('ends when it is revoked, and is listed no more', async () => {
    const token = await createAccessToken(ctx(), 'Short-lived');
    await revokeAccessToken(ctx(), await idOf());
    expect(await recognised(token)).toBeNull();
    expect(await listAccessTokens(db, owner.userId)).toEqual([]);
  });

  test('can be revoked once, and by nobody else', async () => {
    const token = await createAccessToken(ctx(), 'Mine');
    const other = await shop.member('administrator');
    await expect(revokeAccessToken(ctx(other), await idOf())).rejects.toThrow('access token');
    expect(await recognised(token)).not.toBeNull();
    await revokeAccessToken(ctx(), await idOf());
    await expect(revokeAccessToken(ctx(), await idOf())).rejects.toThrow('access token');
  });

  test('leaves its making and its end in the record of the account, without its name', async () => {
    await createAccessToken(ctx(), 'Secret plan');
    const id = await idOf();
    await revokeAccessToken(ctx(), id);
    const rows = await db.select().from(audits).where(eq(audits.accountId, shop.accountId));
    expect(rows.map(({ act, subject, userId }) => [act, subject, userId])).toEqual([
      ['token.created', `token:${id}`, owner.userId],
      ['token.revoked', `token:${id}`, owner.userId],
    ]);
    expect(JSON.stringify(rows)).not.toContain('Secret plan');
  });

  test('ends with its owner’s last place, and does not come back with it', async () => {
    const token = await createAccessToken(ctx(), 'Leaver');
    const boss = shop.as(await shop.member('administrator'), { role: 'administrator', now: NOW });
    await disable(boss, owner.memberId, null);
    expect(await recognised(token)).toBeNull();
    await enable(boss, owner.memberId);
    expect(await recognised(token)).toBeNull();
  });
});
