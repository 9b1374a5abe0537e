import 'server-only';
import type { Executor } from '@/db/client';
import { failuresFromIp, failuresOfEmail, type SignInSource } from '@/db/queries/sign-in-failures';
import {
  decideSignIn,
  SIGN_IN_LIMITS,
  type SignInDecision,
  windowStart,
} from '@/lib/domain/sign-in';

/** Whether another password may be tried for this email from this address. */
export async function mayTry(
  db: Executor,
  { email, ip }: SignInSource,
  now: Date,
): Promise<SignInDecision> {
  const { perEmail, perAddress } = SIGN_IN_LIMITS;
  const since = windowStart(now);
  const failures = {
    email: await failuresOfEmail(db, email, { since, limit: perEmail }),
    address: await failuresFromIp(db, ip, { since, limit: perAddress }),
  };
  return decideSignIn(failures, now);
}
