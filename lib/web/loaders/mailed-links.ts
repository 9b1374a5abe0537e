import 'server-only';
import { db } from '@/db/client';
import { findEmailChange } from '@/db/queries/email-changes';
import { findReset } from '@/db/queries/password-resets';
import { workingTokenNames } from '@/db/queries/working-tokens';
import { mailedToken } from '@/lib/contracts/people';
import { type LinkState, linkState } from '@/lib/domain/mailed-link';
import { sha256 } from '@/lib/platform/crypto';
import { currentUser } from '../session';

type Opened =
  | { readonly state: 'good'; readonly token: string; readonly email: string }
  | { readonly state: Exclude<LinkState, 'good'> };

/** What a link to a new password is good for. Looking changes nothing: mail programs open links, too. */
export const loadReset = (token: string): Promise<Opened> => opened(token, findReset);

/** The same of a link that proves a new address. */
export const loadEmailChange = (token: string): Promise<Opened> => opened(token, findEmailChange);

async function opened(token: string, find: typeof findReset | typeof findEmailChange) {
  const known = mailedToken.safeParse(token).success;
  const link = known ? await find(db, sha256(token)) : undefined;
  const state = linkState(link, new Date());
  if (!link || state !== 'good') return { state: state === 'good' ? 'unknown' : state } as const;
  return { state, token, email: link.email };
}

/** What still signs in without the password; null when nobody is signed in. */
export async function loadWorkingTokens(): Promise<readonly string[] | null> {
  const user = await currentUser();
  return user && workingTokenNames(db, user.userId);
}
