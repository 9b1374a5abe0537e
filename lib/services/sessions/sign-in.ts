import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Executor, Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import { deleteEndedSessions, saveSession } from '@/db/queries/sessions';
import {
  clearFailures,
  failuresFromIp,
  failuresOfEmail,
  lockSignIn,
  pruneFailures,
  type SignInSource,
  saveFailure,
} from '@/db/queries/sign-in-failures';
import { findCredentials } from '@/db/queries/users';
import {
  decideSignIn,
  SIGN_IN_LIMITS,
  type SignInDecision,
  sessionEnd,
} from '@/lib/domain/sign-in';
import { verifyPassword } from '@/lib/platform/password';
import type { SystemContext } from '../context';

/** `email` in lower case; `ip` as `networkOf` gives it. */
type Try = SignInSource & { readonly password: string };

type SignedIn =
  | { readonly ok: true; readonly sessionId: string; readonly userId: number }
  | { readonly ok: false; readonly reason: 'wrong' }
  | Extract<SignInDecision, { ok: false }>;

/**
 * A known email and an unknown one get the same answer after the same work. The limit is asked twice:
 * before, to spare the hashing; and after, under the lock, so that a thousand guesses at once don't all
 * slip in before the first one is counted.
 */
export async function signIn(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  { password, ...source }: Try,
): Promise<SignedIn> {
  const early = await decide(db, source, now);
  if (!early.ok) return early;

  const user = await findCredentials(db, source.email);
  const matches = await verifyPassword(user?.passwordHash ?? null, password);

  return db.transaction(async (tx) => {
    await lockSignIn(tx, source);
    const decision = await decide(tx, source, now);
    if (!decision.ok) return decision;
    if (user && matches) return startSession(tx, { ...user, ...source }, now);

    await pruneFailures(tx, windowStart(now));
    await saveFailure(tx, source, now);
    return { ok: false, reason: 'wrong' };
  });
}

const windowStart = (now: Date) => new Date(now.getTime() - SIGN_IN_LIMITS.windowMs);

async function decide(db: Executor, { email, ip }: SignInSource, now: Date) {
  const { perEmail, perAddress } = SIGN_IN_LIMITS;
  const since = windowStart(now);
  const failures = {
    email: await failuresOfEmail(db, email, { since, limit: perEmail }),
    address: await failuresFromIp(db, ip, { since, limit: perAddress }),
  };
  return decideSignIn(failures, now);
}

async function startSession(
  tx: Transaction,
  { userId, email }: { readonly userId: number; readonly email: string },
  now: Date,
): Promise<SignedIn> {
  const sessionId = randomBytes(32).toString('base64url');
  await clearFailures(tx, email);
  await deleteEndedSessions(tx, userId, now);
  await saveSession(tx, { id: sessionId, userId, at: now, expiresAt: sessionEnd(now) });
  const subject = `user:${userId}`;
  await saveAudit(tx, { accountId: null, userId, act: 'user.signed_in', subject, at: now });
  return { ok: true, sessionId, userId };
}
