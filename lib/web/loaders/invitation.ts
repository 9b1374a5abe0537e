import 'server-only';
import { db } from '@/db/client';
import { findInvitation } from '@/db/queries/invitations';
import { findMember } from '@/db/queries/members';
import { findCredentials } from '@/db/queries/users';
import type { ClosedInvitation, Guest, OpenInvitation } from '@/lib/contracts/invitation';
import { invitationState } from '@/lib/domain/invitation';
import { sha256 } from '@/lib/platform/crypto';
import { currentUser } from '../session';

/** What the mailed link leads to. Whoever holds it may know the account and who invited, and nothing more. */
export async function loadInvitation(token: string): Promise<OpenInvitation | ClosedInvitation> {
  const found = await findInvitation(db, sha256(token));
  if (!found) return { state: 'unknown' };
  const { account, accountId, inviter, email, role } = found;
  const state = invitationState(found, new Date());
  if (state === 'accepted') return { state, account, mine: await mine(accountId) };
  if (state !== 'open') return { state, account };
  return {
    state,
    account,
    inviter: inviter ?? 'An administrator',
    email,
    role,
    guest: await guestFor(email),
  };
}

async function mine(accountId: number): Promise<number | null> {
  const user = await currentUser();
  const member = user && (await findMember(db, accountId, user.userId));
  return member ? accountId : null;
}

async function guestFor(email: string): Promise<Guest> {
  const user = await currentUser();
  if (user?.email === email) return { is: 'invited', name: user.name };
  if (user) return { is: 'somebody_else', email: user.email };
  return { is: (await findCredentials(db, email)) ? 'known' : 'new' };
}
