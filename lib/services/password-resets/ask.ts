import 'server-only';
import { pruneRequests, recentRequests, saveRequest } from '@/db/queries/password-requests';
import { lockSignIn, type SignInSource } from '@/db/queries/sign-in-failures';
import { decideReset, RESET_LIMITS, type SignInDecision } from '@/lib/domain/sign-in';
import { MAILS } from '@/lib/platform/mail';
import type { SystemContext } from '../context';

/**
 * Notes that somebody asked for a link. It does not look whether the address is ours: that, and the mail, are left to
 * the job, so that neither the answer nor its time can tell.
 */
export async function askForReset(
  { db, now, after }: SystemContext,
  source: SignInSource,
): Promise<SignInDecision | { readonly ok: false; readonly reason: 'no_mail' }> {
  if (!MAILS) return { ok: false, reason: 'no_mail' };
  const { perEmail, perAddress, windowMs } = RESET_LIMITS;
  const since = new Date(now.getTime() - windowMs);

  return db.transaction(async (tx) => {
    await lockSignIn(tx, source);
    const requests = await recentRequests(tx, source, { since, perEmail, perAddress });
    const decision = decideReset(requests, now);
    if (!decision.ok) return decision;

    await pruneRequests(tx, since);
    const request = await saveRequest(tx, source, now);
    after.ring({ name: 'mail-password-reset', payload: { request } });
    return decision;
  });
}
