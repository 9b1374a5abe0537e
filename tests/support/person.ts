import { randomBytes, randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { saveUser } from '@/db/queries/users';
import { audits } from '@/db/schema/accounts';
import { sessions, users } from '@/db/schema/users';
import { hashPassword } from '@/lib/platform/password';
import type { UserContext } from '@/lib/services/context';
import { signIn } from '@/lib/services/sessions/sign-in';
import { quiet } from './account.ts';

export const newAddress = (domain = 'example.test'): string => `${randomUUID()}@${domain}`;

/** From where nobody else comes. */
export const newIp = (): string => `from-${randomUUID().slice(0, 13)}`;

/** Somebody with a password, unlike any other test's. */
export async function makePerson({ name = 'Ada' } = {}) {
  const [email, password] = [newAddress(), randomBytes(12).toString('hex')];
  const passwordHash = await hashPassword(password);
  const user = { name, email, passwordHash, superAdmin: false, at: new Date() };
  const userId = await db.transaction((tx) => saveUser(tx, user));

  /** Signs them in; the session's id. */
  const enter = async (typed: { password?: string; email?: string } = {}, now = new Date()) => {
    const outcome = await signIn({ db, now }, { email, password, ip: newIp(), ...typed });
    return outcome.ok ? outcome.sessionId : null;
  };
  const as = (
    sessionId = 'none',
    now = new Date(),
  ): UserContext & { after: ReturnType<typeof quiet> } => ({
    db,
    now,
    after: quiet(),
    userId,
    sessionId,
  });
  return {
    ...{ userId, name, email, password, enter, as },
    row: async () => (await db.select().from(users).where(eq(users.id, userId)))[0],
    openSessions: async () => {
      const rows = await db.select().from(sessions).where(eq(sessions.userId, userId));
      return rows.filter(({ revokedAt }) => !revokedAt).map(({ id }) => id);
    },
    acts: async () => {
      const rows = await db
        .select({ act: audits.act })
        .from(audits)
        .where(eq(audits.subject, `user:${userId}`))
        .orderBy(desc(audits.id));
      return rows.map(({ act }) => act).reverse();
    },
  };
}
