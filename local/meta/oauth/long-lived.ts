import { createToken } from '../actions/people.ts';
import { badParameter, permissionMissing } from '../errors.ts';
import { type Call, parameter } from '../graph/call.ts';
import type { Session } from '../graph/token.ts';
import type { Sim } from '../sim.ts';
import { BASIC } from './scopes.ts';

const DAY = 86_400_000;

/** `GET /access_token`: a short-lived token for one of sixty days (FACTS §1.3). */
export async function exchangeToken(sim: Sim, { account, token }: Session, call: Call) {
  if (parameter(call, 'grant_type') !== 'ig_exchange_token') throw wrongGrant('ig_exchange_token');
  if (parameter(call, 'client_secret') !== sim.secret()) {
    throw badParameter('Error validating client secret.');
  }
  if (token.kind === 'long') throw badParameter('The access token is already long-lived.');
  return await issue(sim, { account, token });
}

/**
 * `GET /refresh_access_token`: another sixty days for a token of at least a day that has not
 * expired. The old one stays good until its own end (FACTS §1.4).
 */
export async function refreshToken(sim: Sim, { account, token }: Session, call: Call) {
  if (parameter(call, 'grant_type') !== 'ig_refresh_token') throw wrongGrant('ig_refresh_token');
  if (token.kind === 'short') throw badParameter('A short-lived token cannot be refreshed.');
  if (!token.scopes.includes(BASIC)) throw permissionMissing();
  if (sim.now() - token.issuedAt < DAY && sim.switches.earlyRefresh === 'refused') {
    throw badParameter('The access token must be at least 24 hours old to be refreshed.');
  }
  return await issue(sim, { account, token });
}

async function issue(sim: Sim, { account, token }: Session) {
  const fresh = createToken('long', sim.now(), token.scopes);
  account.tokens.push(fresh);
  await sim.store.save();
  const seconds = Math.round((fresh.expiresAt - fresh.issuedAt) / 1000);
  return { access_token: fresh.value, token_type: 'bearer', expires_in: seconds };
}

const wrongGrant = (wanted: string) => badParameter(`Param grant_type must be ${wanted}.`);
