import 'server-only';
import type { Transaction } from '@/db/client';
import { saveAudit } from '@/db/queries/audits';
import {
  addInbox,
  dropInbox,
  lockInboxByExternalId,
  lockReleasedInbox,
  renewConnection,
} from '@/db/queries/connections';
import { isAdministratorBy } from '@/db/queries/team';
import type { Inbox } from '@/db/schema/inboxes';
import type { StartedLogin } from '@/db/schema/logins';
import type { Connected } from '@/lib/channels/login';
import type { ConnectFailure, ReturnFailure } from '@/lib/domain/connect-failure';
import { nextCheckAt, refreshDueAt } from '@/lib/domain/connection';
import { gapSince, nextGapCheckAt } from '@/lib/domain/history';
import { encrypt } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';
import { ask } from '../imports/ask';

type Kept =
  | { readonly kind: 'connected'; readonly inboxId: number; readonly isNew: boolean }
  | { readonly kind: 'failed'; readonly failure: ConnectFailure }
  | { readonly kind: 'refused'; readonly failure: ReturnFailure };

type Who = Pick<StartedLogin, 'accountId' | 'userId' | 'channel'>;

/**
 * A connected account becomes an inbox, or renews the one it is already. An account that another workspace has stays
 * where it is; one that was released here goes on in its old inbox (docs/adr/0030). Two at once make one inbox: the
 * table's unique key decides.
 */
export async function connectInbox(
  ctx: SystemContext,
  { accountId, userId, channel }: Who,
  account: Connected,
): Promise<Kept> {
  const { db, now, after } = ctx;
  const kept = await db.transaction(async (tx): Promise<Kept> => {
    if (!(await isAdministratorBy(tx, { accountId, userId }))) {
      return { kind: 'refused', failure: 'not_administrator' };
    }
    const row = { accountId, channel, name: nameOf(account), ...columnsOf(account, now) };
    const { inbox, isNew } = await place(tx, row);
    if (inbox.accountId !== accountId) return { kind: 'failed', failure: 'account_taken' };

    const gapCheckAt = nextGapCheckAt(inbox.id, now);
    const again = isNew ? {} : { ...columnsOf(account, now), releasedAt: null };
    await renewConnection(tx, inbox.id, { ...again, gapCheckAt });
    await askForPast(tx, { inbox, isNew }, now);
    await writeDown(tx, {
      inbox,
      userId,
      now,
      act: isNew ? 'inbox.connected' : 'inbox.reconnected',
    });
    return { kind: 'connected', inboxId: inbox.id, isNew };
  });
  if (kept.kind === 'connected') {
    after.tell(accountId, { type: 'refresh' });
    after.ring({ name: 'import-history', payload: { inbox: kept.inboxId } });
    // What came for this account before anybody had connected it.
    after.ring({ name: 'sweep', payload: {} });
  }
  return kept;
}

type Placed = { readonly inbox: Inbox; readonly isNew: boolean };

/** The insert decides who has the account; only then is an old inbox put in the place of the new one. */
async function place(tx: Transaction, row: Parameters<typeof addInbox>[1]): Promise<Placed> {
  for (;;) {
    const added = await addInbox(tx, row);
    const old = added && (await lockReleasedInbox(tx, added));
    if (added && !old) return { inbox: added, isNew: true };

    if (added) await dropInbox(tx, added.id);
    const inbox = old ?? (await lockInboxByExternalId(tx, row.channel, row.externalId));
    if (inbox) return { inbox, isNew: false };
    // Released between the two looks: nobody has it now.
  }
}

/** Of a new one everything; of one that comes back, what it may have missed. */
async function askForPast(tx: Transaction, { inbox, isNew }: Placed, now: Date): Promise<void> {
  const { lastEventAt, problemSince, releasedAt, createdAt } = inbox;
  const heard = [lastEventAt ?? createdAt, problemSince, releasedAt].filter((at) => at !== null);
  const since = new Date(Math.min(...heard.map((at) => at.getTime())));
  await ask(
    tx,
    inbox,
    isNew
      ? { kind: 'history', since: null, userId: null, now }
      : { kind: 'gap', since: gapSince(since), userId: null, now },
  );
}

const nameOf = ({ name, username, externalId }: Connected): string =>
  (name ?? username ?? externalId).slice(0, 80);

function columnsOf(account: Connected, now: Date) {
  const { externalId, appScopedId, username, token, expiresInSeconds, permissions } = account;
  const tokenExpiresAt = new Date(now.getTime() + expiresInSeconds * 1000);
  return {
    externalId,
    appScopedId,
    username,
    accessToken: encrypt(token, ['inboxes', 'access_token', externalId]),
    tokenSetAt: now,
    tokenExpiresAt,
    tokenRefreshAt: refreshDueAt({ setAt: now, expiresAt: tokenExpiresAt }),
    tokenRefreshFailures: 0,
    permissions: permissions.join(','),
    problem: null,
    problemSince: null,
    subscribeAt: now,
    checkAt: nextCheckAt(now),
    subscribeFailures: 0,
    subscribeProblem: null,
  };
}

type Act = {
  readonly inbox: Inbox;
  readonly userId: number;
  readonly now: Date;
  readonly act: 'inbox.connected' | 'inbox.reconnected';
};

const writeDown = (tx: Transaction, { inbox, userId, now, act }: Act) =>
  saveAudit(tx, {
    accountId: inbox.accountId,
    userId,
    act,
    subject: `inbox:${inbox.id}`,
    at: now,
  });
