import { randomInt, randomUUID } from 'node:crypto';
import { db } from '@/db/client';
import { saveAccount } from '@/db/queries/accounts';
import { saveMember } from '@/db/queries/members';
import { saveUser } from '@/db/queries/users';
import { inboxes, inboxMembers } from '@/db/schema/inboxes';
import type { Role } from '@/lib/domain/conversation';
import type { AccountId, MemberId } from '@/lib/domain/scope';
import { encrypt } from '@/lib/platform/crypto';
import type { Mail } from '@/lib/platform/mail';
import type { After, MemberContext, SystemContext } from '@/lib/services/context';

/** Digits that no other test has. */
export const digits = (length: number): string =>
  Array.from({ length }, (_, index) => randomInt(index === 0 ? 1 : 0, 10)).join('');

/** Keeps what was rung and told, instead of doing it. */
export function quiet(): After & {
  readonly rung: unknown[];
  readonly told: unknown[];
  readonly mailed: Mail[];
} {
  const rung: unknown[] = [];
  const told: unknown[] = [];
  const mailed: Mail[] = [];
  return {
    rung,
    told,
    mailed,
    ring: (bell) => rung.push(bell),
    tell: (accountId, note) => told.push({ accountId, note }),
    mail: (mail) => mailed.push(mail),
  };
}

export const system = (now = new Date()): SystemContext & { after: ReturnType<typeof quiet> } => ({
  db,
  now,
  after: quiet(),
});

export type TestMember = {
  readonly memberId: number;
  readonly userId: number;
  readonly name: string;
};

/** An account of its own with one Instagram inbox and its people, unlike any other test's. */
export async function makeAccount({
  externalId = `17841${digits(12)}`,
  token = `IGAA${digits(24)}`,
} = {}) {
  const at = new Date();
  const accountId = await db.transaction((tx) => saveAccount(tx, { name: 'Test', at }));
  const [inbox] = await db
    .insert(inboxes)
    .values({
      accountId,
      channel: 'instagram',
      name: 'shop',
      username: 'shop',
      externalId,
      accessToken: encrypt(token, ['inboxes', 'access_token', externalId]),
    })
    .returning();
  if (!inbox) throw new Error('no inbox');

  const member = async (role: Role, { inInbox = true } = {}): Promise<TestMember> => {
    const name = `${role} ${digits(4)}`;
    return db.transaction(async (tx) => {
      const userId = await saveUser(tx, {
        name,
        email: `${randomUUID()}@example.test`,
        passwordHash: 'none',
        superAdmin: false,
        at,
      });
      const memberId = await saveMember(tx, { accountId, userId, role, at });
      if (inInbox) await tx.insert(inboxMembers).values({ accountId, inboxId: inbox.id, memberId });
      return { memberId, userId, name };
    });
  };
  const as = (
    { memberId, userId }: TestMember,
    { role = 'agent', now = new Date() }: { role?: Role; now?: Date } = {},
  ): MemberContext & { after: ReturnType<typeof quiet> } => ({
    ...system(now),
    userId,
    scope: { accountId: accountId as AccountId, memberId: memberId as MemberId, role },
  });
  return { accountId, inbox, externalId, token, member, as };
}

export type TestAccount = Awaited<ReturnType<typeof makeAccount>>;
