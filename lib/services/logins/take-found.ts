import 'server-only';
import { findSetAside, keepFound } from '@/db/queries/logins';
import type { Connected } from '@/lib/channels/login';
import { decrypt } from '@/lib/platform/crypto';
import type { MemberContext } from '../context';
import { connectInbox } from '../inboxes/connect-inbox';
import { subscribe } from '../inboxes/subscribe';
import type { Finished } from './finish';

/** The other account that somebody logged in with becomes an inbox of its own, because they said so. */
export async function takeFound(ctx: MemberContext): Promise<Finished> {
  const { db, scope, userId, now } = ctx;
  const login = await findSetAside(db, { accountId: scope.accountId, userId, now });
  if (!login?.found) return { kind: 'refused', failure: 'link_expired' };
  const account: Connected = JSON.parse(decrypt(login.found, ['logins', 'found', login.stateHash]));
  const connected = await connectInbox(ctx, login, account);
  await keepFound(db, login.id, { found: null, expiresAt: login.expiresAt });
  if (connected.kind === 'connected') await subscribe(ctx, connected.inboxId);
  return connected;
}
