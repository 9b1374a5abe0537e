import { tokenMissing, tokenUnparsable, unknownPath } from '../errors.ts';
import type { Answer } from '../graph/answer.ts';
import type { Call } from '../graph/call.ts';
import { problemPage } from '../oauth/pages.ts';
import type { Sim } from '../sim.ts';

/** www.facebook.com has no part in flow A: its dialog says so as Facebook would. */
export async function wwwFacebook(_sim: Sim, call: Call): Promise<Answer> {
  if (call.path.startsWith('/dialog/')) return { response: problemPage('Invalid App ID') };
  throw unknownPath(call.path);
}

/** graph.facebook.com: a token of Instagram Login means nothing to it. */
export async function graphFacebook(_sim: Sim, call: Call): Promise<Answer> {
  throw call.token ? tokenUnparsable() : tokenMissing();
}
