import 'server-only';
import { db } from '@/db/client';
import { recogniseToken } from '@/lib/services/access-tokens/recognise';
import { currentUser } from './session';

export type Caller = {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  /** With a token no other site's page can act for a person; with a cookie it could. */
  readonly by: 'token' | 'session';
  /** Whose requests are counted together. */
  readonly counted: string;
};

/** Proxies tend to drop names with an underscore, so clients use the other one too. */
const HEADERS = ['api_access_token', 'api-access-token'] as const;

/** Who asks: whoever the token speaks for, else whoever is signed in. A wrong token is nobody. */
export async function callerOf({ headers }: Request, now: Date): Promise<Caller | null> {
  const token = HEADERS.map((name) => headers.get(name)).find((value) => value !== null);
  if (token !== undefined) {
    const holder = await recogniseToken({ db, now }, token);
    return holder && { ...holder, by: 'token', counted: `token:${holder.tokenId}` };
  }
  const user = await currentUser();
  return user && { ...user, by: 'session', counted: `user:${user.userId}` };
}
