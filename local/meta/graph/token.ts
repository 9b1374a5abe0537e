import {
  appRemoved,
  passwordChanged,
  tokenExpired,
  tokenMissing,
  tokenUnparsable,
} from '../errors.ts';
import type { Sim } from '../sim.ts';
import type { Account } from '../state.ts';
import type { Call } from './call.ts';

/** Whose token this is. Checked before the path is even looked at (FACTS §10.3). */
export function accountOf(sim: Sim, call: Call): Account {
  if (!call.token) throw tokenMissing();
  for (const account of sim.store.state.accounts) {
    const token = account.tokens.find(({ value }) => value === call.token);
    if (!token) continue;
    if (token.state === 'password_changed') throw passwordChanged();
    if (token.state === 'app_removed') throw appRemoved(sim.app.id);
    if (token.expiresAt <= sim.now()) throw tokenExpired(token.expiresAt);
    return account;
  }
  throw tokenUnparsable();
}
