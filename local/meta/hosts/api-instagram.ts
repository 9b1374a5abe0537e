import { unknownPath } from '../errors.ts';
import type { Answer } from '../graph/answer.ts';
import type { Call } from '../graph/call.ts';
import { exchangeCode } from '../oauth/exchange-code.ts';
import type { Sim } from '../sim.ts';

/** api.instagram.com: codes become tokens here. The reference still prints the login here too (FACTS §11). */
export async function apiInstagram(sim: Sim, call: Call): Promise<Answer> {
  const asked = `${call.method} ${call.path.replace(/\/$/, '')}`;
  if (asked === 'POST /oauth/access_token') return await exchangeCode(sim, call);
  if (asked === 'GET /oauth/authorize') {
    const location = `${sim.origin()}/www.instagram.com/oauth/authorize?${new URLSearchParams(call.query)}`;
    return { response: new Response(null, { status: 302, headers: { location } }) };
  }
  throw unknownPath(call.path);
}
