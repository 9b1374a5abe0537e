import 'server-only';
import { lockSignIn, pruneFailures, saveFailure } from '@/db/queries/sign-in-failures';
import { findUser } from '@/db/queries/users';
import { type SignInDecision, windowStart } from '@/lib/domain/sign-in';
import { verifyPassword } from '@/lib/platform/password';
import type { UserContext } from '../context';
import { NotFound } from '../errors';
import { mayTry } from '../sessions/may-try';

export type Proof = {
  readonly password: string;
  /** As `networkOf` gives it. */
  readonly ip: string;
};

export type Unproven =
  | { readonly ok: false; readonly reason: 'wrong_password' }
  | Extract<SignInDecision, { ok: false }>;

/**
 * Asks a person who is signed in for their password once more. Wrong ones count as failed sign-ins, so that
 * somebody else's open browser is no place to guess it.
 */
export async function provePassword(
  { db, now, userId }: Pick<UserContext, 'db' | 'now' | 'userId'>,
  { password, ip }: Proof,
): Promise<{ readonly ok: true; readonly passwordHash: string } | Unproven> {
  const user = await findUser(db, userId);
  if (!user) throw new NotFound('user');
  const { email, passwordHash } = user;
  const early = await mayTry(db, { email, ip }, now);
  if (!early.ok) return early;

  const matches = await verifyPassword(passwordHash, password);

  return db.transaction(async (tx) => {
    await lockSignIn(tx, { email, ip });
    const decision = await mayTry(tx, { email, ip }, now);
    if (!decision.ok) return decision;
    if (matches) return { ok: true, passwordHash };

    await pruneFailures(tx, windowStart(now));
    await saveFailure(tx, { email, ip }, now);
    return { ok: false, reason: 'wrong_password' };
  });
}
