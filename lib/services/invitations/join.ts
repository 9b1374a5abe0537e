import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { findInvitation } from '@/db/queries/invitations';
import { findCredentials, saveUser } from '@/db/queries/users';
import { invitationState } from '@/lib/domain/invitation';
import { sha256 } from '@/lib/platform/crypto';
import { hashPassword } from '@/lib/platform/password';
import type { SystemContext } from '../context';
import { type TakenUp, takeUp } from './take-up';

type Newcomer = { readonly token: string; readonly name: string; readonly password: string };

/** Somebody new: the mail proves the address, they choose name and password. */
export async function join(
  ctx: SystemContext,
  { token, name, password }: Newcomer,
): Promise<TakenUp<'has_user'>> {
  // Hashing is dear, so it is for those who hold a link that works.
  const found = await findInvitation(ctx.db, sha256(token));
  if (!found) return { ok: false, reason: 'unknown' };
  const state = invitationState(found, ctx.now);
  if (state !== 'open') return { ok: false, reason: state };
  const passwordHash = await hashPassword(password);

  return takeUp<'has_user'>(ctx, token, async (tx, { accountId, email }) => {
    if (await findCredentials(tx, email)) return 'has_user';
    const user = { name, email, passwordHash, superAdmin: false, at: ctx.now };
    const userId = await saveUser(tx, user);
    const subject = `user:${userId}`;
    await saveAudit(tx, { accountId, userId, act: 'user.created', subject, at: ctx.now });
    return userId;
  });
}
