import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Transaction } from '@/db/client';
import { saveUserAudit } from '@/db/queries/audits';
import { deleteEndedSessions, saveSession } from '@/db/queries/sessions';
import {
  clearFailures,
  lockSignIn,
  pruneFailures,
  type SignInSource,
  saveFailure,
} from '@/db/queries/sign-in-failures';
import { findCredentials } from '@/db/queries/users';
import { type SignInDecision, sessionEnd, windowStart } from '@/lib/domain/sign-in';
import { verifyPassword } from '@/lib/platform/password';
import type { SystemContext } from '../context';
import { mayTry } from './may-try';

/** `email` in lower case; `ip` as `networkOf` gives it. */
type Try = SignInSource & {
  readonly password: string;
  /** What the browser calls itself, so that its session can be told from another. */
  readonly userAgent?: string | undefined;
};

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
  { password, userAgent, ...source }: Try,
): Promise<SignedIn> {
  const early = await mayTry(db, source, now);
  if (!early.ok) return early;

  const user = await findCredentials(db, source.email);
  const matches = await verifyPassword(user?.passwordHash ?? null, password);

  return db.transaction(async (tx) => {
    await lockSignIn(tx, source);
    const decision = await mayTry(tx, source, now);
    if (!decision.ok) return decision;
    if (user && matches) return startSession(tx, { ...user, ...source, userAgent }, now);

    await pruneFailures(tx, windowStart(now));
    await saveFailure(tx, source, now);
    return { ok: false, reason: 'wrong' };
  });
}

const LONGEST_USER_AGENT = 300;

async function startSession(
  tx: Transaction,
  { userId, email, userAgent }: Omit<Try, 'password'> & { readonly userId: number },
  now: Date,
): Promise<SignedIn> {
  const sessionId = randomBytes(32).toString('base64url');
  await clearFailures(tx, email);
  await deleteEndedSessions(tx, userId, now);
  await saveSession(tx, {
    id: sessionId,
    userId,
    at: now,
    expiresAt: sessionEnd(now),
    userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) ?? null,
  });
  await saveUserAudit(tx, { userId, act: 'user.signed_in', at: now });
  return { ok: true, sessionId, userId };
}
