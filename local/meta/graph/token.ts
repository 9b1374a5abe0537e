import {
  permissionMissing,
  tokenExpired,
  tokenMissing,
  tokenRefused,
  tokenUnparsable,
} from '../errors.ts';
import type { Sim } from '../sim.ts';
import type { Account, Token } from '../state.ts';
import type { Call } from './call.ts';

export type Session = { readonly account: Account; readonly token: Token };

/** Whose token this is, whether or not it still works. */
export function sessionOf(sim: Sim, value: string | null): Session | undefined {
  for (const account of sim.store.state.accounts) {
    const token = account.tokens.find((candidate) => candidate.value === value);
    if (token) return { account, token };
  }
  return undefined;
}

/** A session that works. Checked before the path is even looked at (FACTS §10.3). */
export function signedIn(sim: Sim, call: Call): Session {
  if (!call.token) throw tokenMissing();
  const session = sessionOf(sim, call.token);
  if (!session) throw tokenUnparsable();
  const { state, expiresAt } = session.token;
  if (state !== 'valid') throw tokenRefused[state](sim.app.id);
  if (expiresAt <= sim.now()) throw tokenExpired(expiresAt);
  return session;
}

/** The person may have unticked it in the login (FACTS §1.1). */
export function needs({ token }: Session, scope: string): void {
  if (!token.scopes.includes(scope)) throw permissionMissing();
}
