import { unknownPath } from '../errors.ts';
import type { Answer } from '../graph/answer.ts';
import type { Call } from '../graph/call.ts';
import { authorize } from '../oauth/authorize.ts';
import type { Sim } from '../sim.ts';

/** www.instagram.com: the login of flow A. */
export async function wwwInstagram(sim: Sim, call: Call): Promise<Answer> {
  if (call.path.replace(/\/$/, '') === '/oauth/authorize') return await authorize(sim, call);
  throw unknownPath(call.path);
}
