import { type Call, parameter } from '../graph/call.ts';
import type { Sim } from '../sim.ts';
import { BASIC, isScope, readScopes } from './scopes.ts';

/** What the product sends a person to the login with. */
export type LoginRequest = {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  /** The person has to type their credentials again. */
  readonly again: boolean;
  readonly facebook: boolean;
};

/** Older copies of the documentation have 0 and 1, and another name (FACTS §1.1). */
const isOn = (value: string | undefined) => value === '1' || value === 'true';

/** The request, or the sentence that Instagram's own error page shows; it never redirects then. */
export function readLogin(sim: Sim, call: Call): LoginRequest | { readonly problem: string } {
  const read = (name: string) => parameter(call, name);
  const clientId = read('client_id') ?? '';
  const redirectUri = read('redirect_uri') ?? '';
  const scopes = readScopes(read('scope') ?? '');
  if (clientId !== sim.app.id) return { problem: 'Invalid platform app' };
  if (!sim.dashboard.redirectUris.includes(redirectUri)) return { problem: 'Invalid redirect_uri' };
  if (read('response_type') !== 'code') return { problem: 'Invalid response_type' };
  const unknown = scopes.filter((scope) => !isScope(scope));
  if (unknown.length > 0) return { problem: `Invalid scope: ${unknown.join(', ')}` };
  if (!scopes.includes(BASIC)) return { problem: `Invalid scope: ${BASIC} is required` };
  return {
    clientId,
    redirectUri,
    scopes,
    state: read('state'),
    again: isOn(read('force_reauth')) || isOn(read('force_authentication')),
    facebook: read('enable_fb_login') === undefined || isOn(read('enable_fb_login')),
  };
}

/** Back to the product, with `#_` behind a code as Instagram has it. */
export function wayBack(
  { redirectUri, state }: LoginRequest,
  outcome: Readonly<Record<string, string>>,
): Response {
  const query = new URLSearchParams({ ...outcome, ...(state === undefined ? {} : { state }) });
  const joint = redirectUri.includes('?') ? '&' : '?';
  const tail = 'code' in outcome ? '#_' : '';
  const location = `${redirectUri}${joint}${query}${tail}`;
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}
