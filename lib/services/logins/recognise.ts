import 'server-only';
import { findLogin } from '@/db/queries/logins';
import type { StartedLogin } from '@/db/schema/logins';
import type { Channel } from '@/lib/domain/channel';
import type { ReturnFailure } from '@/lib/domain/connect-failure';
import { sha256 } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';

type Recognised =
  | { readonly ok: true; readonly login: StartedLogin }
  | { readonly ok: false; readonly failure: ReturnFailure };

/** Which login a state belongs to, if it can still be finished. Changes nothing. */
export async function recognise(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  channel: Channel,
  state: string,
): Promise<Recognised> {
  const login = await findLogin(db, sha256(state));
  if (login?.channel !== channel) return { ok: false, failure: 'link_unknown' };
  if (login.usedAt) return { ok: false, failure: 'link_used' };
  if (login.expiresAt <= now) return { ok: false, failure: 'link_expired' };
  return { ok: true, login };
}
