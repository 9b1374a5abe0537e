import type { Answer } from '../graph/answer.ts';
import type { Call } from '../graph/call.ts';
import { loginCode } from '../ids.ts';
import { findAccount, type Sim } from '../sim.ts';
import type { Account } from '../state.ts';
import { consentPage, loginPage, problemPage } from './pages.ts';
import { type LoginRequest, readLogin, wayBack } from './request.ts';
import { BASIC } from './scopes.ts';

const listed = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');

/**
 * `/oauth/authorize` of www.instagram.com: the login page if it has to be, then consent (FACTS §1.1).
 * What a person can't repair by choosing otherwise is shown here, and never redirected.
 */
export async function authorize(sim: Sim, call: Call): Promise<Answer> {
  const request = readLogin(sim, call);
  if ('problem' in request) return { response: problemPage(request.problem) };
  const account = findAccount(sim, String(call.body.account ?? ''));
  if (call.method !== 'POST') {
    return { response: request.again ? loginPage(sim, request) : consentPage(sim, request, null) };
  }

  const { step } = call.body;
  if (step === 'deny') return { response: wayBack(request, DENIED) };
  if (step === 'switch' || !account) return { response: loginPage(sim, request) };
  if (step === 'login') return { response: consentPage(sim, request, account) };
  return { response: await allow(sim, request, { account, ticked: listed(call.body.scopes) }) };
}

const DENIED = {
  error: 'access_denied',
  error_reason: 'user_denied',
  error_description: 'The user denied your request',
};

async function allow(
  sim: Sim,
  request: LoginRequest,
  { account, ticked }: { account: Account; ticked: readonly string[] },
): Promise<Response> {
  const problem = whyNot(sim, account);
  if (problem) return problemPage(problem);
  const code = {
    value: loginCode(),
    account: account.externalId,
    redirectUri: request.redirectUri,
    scopes: request.scopes.filter((scope) => scope === BASIC || ticked.includes(scope)),
    issuedAt: sim.now(),
    used: false,
  };
  sim.store.state.codes = [...sim.store.state.codes.slice(-99), code];
  await sim.store.save();
  return wayBack(request, { code: code.value });
}

/** An app that is not live, or has Standard Access only, is for people with a role on it (FACTS §0). */
function whyNot(sim: Sim, account: Account): string | null {
  const { appMode, access, personalLogin } = sim.switches;
  if ((appMode === 'development' || access === 'standard') && !account.hasRole) {
    return 'Insufficient developer role';
  }
  if (account.type === 'PERSONAL' && personalLogin === 'page') {
    return 'This is a personal account. Switch to a professional account to go on.';
  }
  return null;
}
