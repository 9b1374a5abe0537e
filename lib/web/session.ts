import 'server-only';
import type { Route } from 'next';
import { cookies, headers } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { db } from '@/db/client';
import { findMember, listClosedPlaces, listMemberships } from '@/db/queries/members';
import { findSession } from '@/db/queries/sessions';
import { anyUser } from '@/db/queries/users';
import type { Role } from '@/lib/domain/conversation';
import type { AccountId, MemberId, MemberScope } from '@/lib/domain/scope';
import { env } from '@/lib/platform/env';
import { type Person, resume } from '@/lib/services/sessions/resume';
import { OWN, SECURE } from './origin';

/**
 * With https a name that browsers take from this very host alone, so that no sibling domain can plant one. Without it,
 * the port: browsers don't keep the cookies of two ports apart, and two copies on one machine would share them.
 */
export const COOKIE_PREFIX = SECURE ? '__Host-' : `parley-${OWN.port || '80'}.`;

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
  const scope = user && (await scopeIn(accountId, user.userId));
  if (!scope) return null;

  const { sessionId: _, ...person } = user;
  return { ...person, scope };
});

/** What a user may see of an account; null when they have no open place in it. */
export async function scopeIn(accountId: number, userId: number): Promise<MemberScope | null> {
  const member = await findMember(db, accountId, userId);
  return member ? scopeOf(accountId, member) : null;
}

/** Only here, where the row has just proved the membership, do numbers become a scope. */
const scopeOf = (
  accountId: number,
  { memberId, role }: { readonly memberId: number; readonly role: Role },
): MemberScope => ({ accountId: accountId as AccountId, memberId: memberId as MemberId, role });

type Visitor = { readonly userId: number; readonly sessionId: string };

/** The same for somebody who came in earlier: what their place and their session are worth by now. */
export async function memberNow(
  accountId: number,
  { userId, sessionId }: Visitor,
): Promise<MemberScope | 'closed' | 'signed_out'> {
  const member = await findMember(db, accountId, userId);
  if (!member) return 'closed';
  const session = await findSession(db, sessionId, new Date());
  return session ? scopeOf(accountId, member) : 'signed_out';
}

/** Accounts that have closed their door to whoever this browser was last used by, if none has an open one. */
export async function closedAccounts(): Promise<readonly string[]> {
  const sessionId = await namedSession((await cookies()).get(SESSION_COOKIE)?.value);
  return sessionId ? listClosedPlaces(db, sessionId) : [];
}

/** The signed-in user's accounts, oldest membership first. */
export const memberships = cache(async () => {
  const user = await currentUser();
  return user ? listMemberships(db, user.userId) : [];
});

/** False until `/setup` is done. */
export const hasUsers = cache((): Promise<boolean> => anyUser(db));

/**
 * Where a visit begins: in the account that this browser saw last, if it is still one of theirs. A signed-in user whom no account knows (any more) gets `/sign-in` too, so that
 * page may send on only those who have somewhere to go.
 */
export async function startsAt(lastAccount: number | null): Promise<Route> {
  const all = await memberships();
  const last = all.find(({ accountId }) => accountId === lastAccount) ?? all[0];
  if (last) return deskOf(last.accountId);
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
