import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { db } from '@/db/client';
import { findPendingEmail } from '@/db/queries/email-changes';
import { listSessions } from '@/db/queries/sessions';
import { findUser } from '@/db/queries/users';
import { browserName } from '@/lib/domain/browser-name';
import { lastUsed } from '@/lib/domain/sign-in';
import { sha256 } from '@/lib/platform/crypto';
import { picturePath } from '../picture-path';
import { currentUser, signInPath } from '../session';

/** What a person may change about themselves; the account is the one they look from. */
export async function loadProfile(accountId: number) {
  const me = await currentUser();
  if (!me) redirect(await signInPath());
  const now = new Date();
  const [user, pending, sessions] = await Promise.all([
    findUser(db, me.userId),
    findPendingEmail(db, me.userId, now),
    listSessions(db, me.userId, now),
  ]);
  if (!user) notFound();

  const here = sha256(me.sessionId);
  return {
    name: user.name,
    email: user.email,
    picture: user.picture ? picturePath(accountId, user.picture) : null,
    pendingEmail: pending && { email: pending.email, until: pending.expiresAt.toISOString() },
    sessions: sessions.map(({ handle, createdAt, expiresAt, userAgent }) => ({
      handle,
      isHere: handle === here,
      browser: browserName(userAgent),
      startedAt: createdAt.toISOString(),
      lastUsedAt: lastUsed(expiresAt).toISOString(),
    })),
  };
}
