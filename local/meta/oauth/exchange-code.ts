import { createToken } from '../actions/people.ts';
import type { Answer } from '../graph/answer.ts';
import { type Call, parameter } from '../graph/call.ts';
import { findAccount, type Sim } from '../sim.ts';
import type { Account, Token } from '../state.ts';
import { codeUnknown, ExchangeError, redirectMismatch } from './error.ts';

/** A code lives an hour and works once (FACTS §1.1). */
const CODE_LASTS = 3_600_000;

/** `POST /oauth/access_token` of api.instagram.com: a code for a short-lived token (FACTS §1.2). */
export async function exchangeCode(sim: Sim, call: Call): Promise<Answer> {
  const read = (name: string) => parameter(call, name) ?? '';
  if (read('client_id') !== sim.app.id) throw new ExchangeError('Invalid platform app');
  if (read('grant_type') !== 'authorization_code') throw new ExchangeError('Invalid grant_type');
  if (read('code') === '') throw new ExchangeError('Invalid authorization code');
  if (read('client_secret') !== sim.secret()) throw redirectMismatch();
  const code = sim.store.state.codes.find(({ value }) => value === read('code'));
  if (!code || code.used || sim.now() - code.issuedAt > CODE_LASTS) throw codeUnknown();
  if (code.redirectUri !== read('redirect_uri')) throw redirectMismatch();
  const account = findAccount(sim, code.account);
  if (!account) throw codeUnknown();

  code.used = true;
  const token = createToken('short', sim.now(), code.scopes);
  account.tokens.push(token);
  await sim.store.save();
  return { response: answer(sim, account, token) };
}

/** Both documented shapes; the id of the account may be a number too large for a double. */
function answer({ switches }: Sim, account: Account, token: Token): Response {
  const isFlat = switches.tokenAnswer === 'flat';
  const content = {
    access_token: token.value,
    user_id: account.appScopedId,
    permissions: isFlat ? token.scopes : token.scopes.join(','),
  };
  const text = JSON.stringify(isFlat ? content : { data: [content] });
  const body =
    switches.tokenUserId === 'number' ? text.replace(/"user_id":"(\d+)"/, '"user_id":$1') : text;
  return new Response(body, { headers: { 'content-type': 'application/json; charset=UTF-8' } });
}
