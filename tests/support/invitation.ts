import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { audits, members } from '@/db/schema/accounts';
import { invitations } from '@/db/schema/invitations';
import type { Role } from '@/lib/domain/conversation';
import { accept } from '@/lib/services/invitations/accept';
import { invite } from '@/lib/services/invitations/invite';
import { join } from '@/lib/services/invitations/join';
import { makeAccount, system } from './account.ts';
import { newAddress } from './person.ts';

const DAY = 24 * 60 * 60 * 1000;
export const NOW = new Date('2026-03-01T12:00:00Z');
export const later = (ms: number) => new Date(NOW.getTime() + ms);
export const daysLater = (days: number) => later(days * DAY);

/** An account whose administrator asks somebody in at `NOW`, and the one they ask. */
export async function hostAndGuest({
  email = newAddress(),
  password = 'a password of theirs',
} = {}) {
  const shop = await makeAccount();
  const boss = await shop.member('administrator');
  const asBoss = (now = NOW) => shop.as(boss, { role: 'administrator', now });
  return {
    ...{ shop, boss, email, password, asBoss },
    asks: (given: { role?: Role; inboxIds?: number[]; now?: Date } = {}) => {
      const { role = 'agent', inboxIds = [shop.inbox.id], now } = given;
      return invite(asBoss(now), { email, role, inboxIds });
    },
    /** As somebody new. */
    joins: (token: string, now = later(1000)) =>
      join(system(now), { token, name: 'Nora', password }),
    /** As somebody whom Parley knows. */
    accepts: (userId: number, token: string, now = later(1000)) =>
      accept({ ...system(now), userId }, token),
    row: async () => {
      const [found] = await db.select().from(invitations).where(eq(invitations.email, email));
      if (!found) throw new Error('no invitation');
      return found;
    },
    acts: async () => {
      const rows = await db
        .select({ act: audits.act })
        .from(audits)
        .where(eq(audits.accountId, shop.accountId))
        .orderBy(asc(audits.id));
      return rows.map(({ act }) => act);
    },
    team: () =>
      db
        .select()
        .from(members)
        .where(eq(members.accountId, shop.accountId))
        .orderBy(asc(members.id)),
  };
}

export type HostAndGuest = Awaited<ReturnType<typeof hostAndGuest>>;
