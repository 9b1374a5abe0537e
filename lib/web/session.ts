import 'server-only';
import type { Route } from 'next';
import { cookies, headers } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { db } from '@/db/client';
import { findMember, listMemberships } from '@/db/queries/members';
import { anyUser } from '@/db/queries/users';
import type { Role } from '@/lib/domain/conversation';
import type { AccountId, MemberId, MemberScope } from '@/lib/domain/scope';
import { env } from '@/lib/platform/env';
import { type Person, resume } from '@/lib/services/sessions/resume';

const { port, protocol } = new URL(env.APP_URL);

export const SECURE_COOKIES = protocol === 'https:';

/** Browsers don't keep the cookies of two ports apart, so two copies on one machine would share them. */
export const COOKIE_PREFIX = SECURE_COOKIES ? '__Secure-' : `parley-${port || '80'}.`;

export const SESSION_COOKIE = `${COOKIE_PREFIX}session`;

/** Who is signed in. The cookie only names a row of `sessions`; the row decides, on every request. */
export const currentUser = cache(async (): Promise<Person | null> => {
  const sessionId = await namedSession((await cookies()).get(SESSION_COOKIE)?.value);
  return sessionId ? resume({ db, now: new Date() }, sessionId) : null;
});

/** A cookie that we did not make, or made too long ago, names nobody. */
async function namedSession(token: string | undefined): Promise<string | undefined> {
  if (!token) return undefined;
  const claims = await decode({ token, secret: env.NEXTAUTH_SECRET }).catch(() => null);
  return claims?.sub;
}

export type CurrentMember = Omit<Person, 'sessionId'> & { readonly scope: MemberScope };

/** The signed-in user's place in this account; null for everybody else. */
export const currentMember = cache(async (accountId: number): Promise<CurrentMember | null> => {
  const user = await currentUser();
  const member = user && (await findMember(db, accountId, user.userId));
  if (!member) return null;

  const { sessionId: _, ...person } = user;
  return { ...person, scope: scopeOf(accountId, member) };
});

/** Only here, where the row has just proved the membership, do numbers become a scope. */
const scopeOf = (
  accountId: number,
  { memberId, role }: { readonly memberId: number; readonly role: Role },
): MemberScope => ({ accountId: accountId as AccountId, memberId: memberId as MemberId, role });

/** The signed-in user's accounts, oldest membership first. */
export const memberships = cache(async () => {
  const user = await currentUser();
  return user ? listMemberships(db, user.userId) : [];
});

/** False until `/setup` is done. */
export const hasUsers = cache((): Promise<boolean> => anyUser(db));

/**
 * Where a visit begins. A signed-in user whom no account knows (any more) gets `/sign-in` too, so that
 * page may send on only those who have somewhere to go.
 */
export async function startsAt(): Promise<Route> {
  const [first] = await memberships();
  if (first) return deskOf(first.accountId);
  return (await hasUsers()) ? '/sign-in' : '/setup';
}

/** A template with a number in it is a route, though the compiler can't see it. */
const deskOf = (accountId: number) => `/accounts/${accountId}/conversations` as Route;

/** Where somebody signs in, and goes on from to the page that they asked for. */
export async function signInPath(): Promise<Route> {
  const asked = (await headers()).get('x-path');
  return withNext(asked);
}

const withNext = (asked: string | null) =>
  (asked ? `/sign-in?${new URLSearchParams({ next: asked })}` : '/sign-in') as Route;
