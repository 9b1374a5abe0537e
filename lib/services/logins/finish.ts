import 'server-only';
import { findInbox } from '@/db/queries/inboxes';
import { keepFound, spendLogin } from '@/db/queries/logins';
import type { StartedLogin } from '@/db/schema/logins';
import type { Connected } from '@/lib/channels/login';
import { loginFor } from '@/lib/channels/registry';
import type { ConnectFailure, ReturnFailure } from '@/lib/domain/connect-failure';
import { LOGIN_MS } from '@/lib/domain/connection';
import { encrypt } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';
import { connectInbox } from '../inboxes/connect-inbox';
import { subscribe } from '../inboxes/subscribe';
import { currentSettings } from '../settings/current';
import { callbackUrl } from './callback-url';

export type Finished =
  | { readonly kind: 'connected'; readonly inboxId: number; readonly isNew: boolean }
  | { readonly kind: 'failed'; readonly failure: ConnectFailure }
  | { readonly kind: 'refused'; readonly failure: ReturnFailure };

/**
 * Turns a provider's code into an inbox that receives: tokens, account and permissions are fetched and checked, then
 * the rows are written in one transaction, then webhooks are asked for. Used twice, the second finds it used.
 */
export async function finish(
  ctx: SystemContext,
  login: StartedLogin,
  code: string,
): Promise<Finished> {
  if (!(await spendLogin(ctx.db, login.id, ctx.now)))
    return { kind: 'refused', failure: 'link_used' };

  const given = { code, redirectUri: callbackUrl(login.channel) };
  const redeemed = await loginFor(login.channel).redeem(await currentSettings(ctx), given);
  if (!redeemed.ok) return { kind: 'failed', failure: redeemed.failure };
  const { account } = redeemed;
  if (await isAnother(ctx, login, account)) {
    await setAside(ctx, login, account);
    return { kind: 'failed', failure: 'account_different' };
  }

  const connected = await connectInbox(ctx, login, account);
  if (connected.kind === 'connected') await subscribe(ctx, connected.inboxId);
  return connected;
}

async function isAnother(
  { db }: SystemContext,
  { inboxId }: StartedLogin,
  { externalId }: Connected,
): Promise<boolean> {
  const inbox = inboxId === null ? undefined : await findInbox(db, inboxId);
  return inbox !== undefined && inbox.externalId !== externalId;
}

/** Somebody is asked whether it is to be an inbox of its own; until then nothing but this row knows of it. */
const setAside = ({ db, now }: SystemContext, { id, stateHash }: StartedLogin, found: Connected) =>
  keepFound(db, id, {
    found: encrypt(JSON.stringify(found), ['logins', 'found', stateHash]),
    expiresAt: new Date(now.getTime() + LOGIN_MS),
  });
