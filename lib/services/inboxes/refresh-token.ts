import 'server-only';
import { refuseInbox } from '@/db/queries/inboxes';
import { claimRefresh, putOffRefresh, replaceToken } from '@/db/queries/tokens';
import type { Inbox } from '@/db/schema/inboxes';
import type { Refreshed } from '@/lib/channels/login';
import { loginFor } from '@/lib/channels/registry';
import { nextRefreshAt, REFRESH_CLAIM_MS, refreshDueAt } from '@/lib/domain/connection';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { encrypt } from '@/lib/platform/crypto';
import { log } from '@/lib/platform/log';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { connect, whyUnconnected } from './connect';

/**
 * Renews a token long before it ends. Of two workers one asks: whoever claims the row. The old token stays until the
 * new one is committed, and a token that a person brought meanwhile stays in any case.
 */
export async function refreshToken(ctx: SystemContext, inboxId: number): Promise<void> {
  const { db, now } = ctx;
  const until = new Date(now.getTime() + REFRESH_CLAIM_MS);
  const inbox = await claimRefresh(db, inboxId, { now, until });
  if (!inbox) return;
  if (inbox.tokenExpiresAt && inbox.tokenExpiresAt <= now) return giveUp(ctx, inbox, EXPIRED);

  const connection = connect(inbox, await currentSettings(ctx));
  const outcome: Refreshed = connection
    ? await loginFor(inbox.channel).refresh(connection)
    : { kind: 'refused', verdict: whyUnconnected(inbox) };
  if (outcome.kind === 'refreshed') return keep(ctx, inbox, outcome);
  if (outcome.kind === 'refused') return giveUp(ctx, inbox, outcome.verdict);

  const failures = inbox.tokenRefreshFailures + 1;
  await putOffRefresh(db, inboxId, { failures, at: nextRefreshAt(failures, now) });
  log.warn('inbox.token_not_refreshed', { id: inboxId, failures });
}

type Fresh = Extract<Refreshed, { kind: 'refreshed' }>;

async function keep(
  { db, now }: SystemContext,
  { id, externalId, accessToken }: Inbox,
  { token, expiresInSeconds }: Fresh,
): Promise<void> {
  const tokenExpiresAt = new Date(now.getTime() + expiresInSeconds * 1000);
  await replaceToken(db, id, {
    old: accessToken,
    next: {
      accessToken: encrypt(token, ['inboxes', 'access_token', externalId]),
      tokenSetAt: now,
      tokenExpiresAt,
      tokenRefreshAt: refreshDueAt({ setAt: now, expiresAt: tokenExpiresAt }),
      tokenRefreshFailures: 0,
    },
  });
}

async function giveUp(
  { db, now, after }: SystemContext,
  { id, accountId, tokenRefreshFailures: failures }: Inbox,
  verdict: GraphVerdict,
): Promise<void> {
  await putOffRefresh(db, id, { failures: failures + 1, at: null });
  await refuseInbox(db, id, { verdict, now });
  after.tell(accountId, { type: 'refresh' });
}

const EXPIRED: GraphVerdict = {
  action: 'reconnect',
  reason: 'token_expired',
  sentence: 'The connection has expired. Reconnect the inbox.',
};
