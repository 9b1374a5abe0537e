import 'server-only';
import type { Channel } from '@/lib/domain/channel';
import type { MemberContext } from '@/lib/services/context';
import { begin } from '@/lib/services/logins/begin';
import type { Caller } from '../api-caller';
import { forbidden, invalid } from '../api-refusals';

type Wanted = { readonly channel: Channel; readonly inboxId: number | null };
type Begun = { readonly success: true; readonly url: string };

/** Where an administrator logs in to connect an account. A program can't: a person has to come back from there. */
export async function startLogin(
  { caller, ...ctx }: MemberContext & { readonly caller: Caller },
  wanted: Wanted,
): Promise<Begun | Response> {
  if (caller.by !== 'session') {
    return forbidden('Connecting an account needs a person who is signed in to a browser.');
  }
  if (ctx.scope.role !== 'administrator') {
    return forbidden('Only an administrator of the account can connect an account.');
  }
  const begun = await begin(ctx, wanted);
  if (begun.ok) return { success: true, url: begun.url };
  if (begun.reason === 'inbox_released') {
    return invalid('inbox_id', begun.reason, 'This inbox was released. Connect the account anew.');
  }
  return invalid('channel', begun.reason, 'The Meta app is not set up here yet.');
}
