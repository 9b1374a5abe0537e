import 'server-only';
import { extendSession, findSession } from '@/db/queries/sessions';
import { renewalDue, sessionEnd } from '@/lib/domain/sign-in';
import type { SystemContext } from '../context';

export type Person = {
  readonly sessionId: string;
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly superAdmin: boolean;
};

/** Who the session speaks for, and thirty days more for it; null once it is revoked or over. */
export async function resume(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  sessionId: string,
): Promise<Person | null> {
  const session = await findSession(db, sessionId, now);
  if (!session) return null;
  const { expiresAt, ...person } = session;
  if (renewalDue(expiresAt, now)) await extendSession(db, sessionId, sessionEnd(now));
  return person;
}
