import 'server-only';
import { randomBytes } from 'node:crypto';
import { lockInbox } from '@/db/queries/inboxes';
import { saveLogin } from '@/db/queries/logins';
import { isAdministrator } from '@/db/queries/team';
import { loginFor } from '@/lib/channels/registry';
import type { Channel } from '@/lib/domain/channel';
import { LOGIN_MS } from '@/lib/domain/connection';
import { sha256 } from '@/lib/platform/crypto';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';
import { currentSettings } from '../settings/current';
import { callbackUrl } from './callback-url';

type Wanted = {
  readonly channel: Channel;
  /** The inbox that is to be reconnected; null for a new one. */
  readonly inboxId: number | null;
};

type Begun =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: 'not_configured' | 'inbox_released' };

/** An administrator goes to a provider to log in. The state is random, for one use, ten minutes, and this person. */
export async function begin(ctx: MemberContext, { channel, inboxId }: Wanted): Promise<Begun> {
  const { db, scope, userId, now } = ctx;
  const settings = await currentSettings(ctx);
  const state = randomBytes(32).toString('base64url');
  const redirectUri = callbackUrl(channel);
  const url = loginFor(channel).authorizeUrl(settings, {
    state,
    redirectUri,
    again: inboxId !== null,
  });

  const isReleased = await db.transaction(async (tx) => {
    if (!(await isAdministrator(tx, scope))) throw new NotFound(`account ${scope.accountId}`);
    const inbox = inboxId === null ? null : await lockInbox(tx, scope, inboxId);
    if (inboxId !== null && inbox?.channel !== channel) throw new NotFound(`inbox ${inboxId}`);
    if (inbox?.releasedAt) return true;
    if (!url) return false;
    await saveLogin(tx, {
      stateHash: sha256(state),
      channel,
      accountId: scope.accountId,
      userId,
      inboxId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + LOGIN_MS),
    });
    return false;
  });
  if (isReleased) return { ok: false, reason: 'inbox_released' };
  return url ? { ok: true, url } : { ok: false, reason: 'not_configured' };
}
