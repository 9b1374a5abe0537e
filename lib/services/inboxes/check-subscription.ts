import 'server-only';
import { saveAudit } from '@/db/queries/audits';
import { setCheck, setSubscription } from '@/db/queries/connections';
import { findInbox } from '@/db/queries/inboxes';
import type { Inbox } from '@/db/schema/inboxes';
import type { Subscription } from '@/lib/channels/login';
import { loginFor } from '@/lib/channels/registry';
import { checkAgainAt, isLost, nextCheckAt } from '@/lib/domain/connection';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { connect, whyUnconnected } from './connect';
import { noteRefusal } from './note-refusal';
import { subscribe } from './subscribe';

/**
 * Asks what the provider delivers. A subscription that was lost is asked for again at once; a token that died is known
 * before somebody wants to answer with it.
 */
export async function checkSubscription(ctx: SystemContext, inboxId: number): Promise<void> {
  const { db, now } = ctx;
  const inbox = await findInbox(db, inboxId);
  if (!inbox?.checkAt || inbox.checkAt > now) return;
  const connection = connect(inbox, await currentSettings(ctx));
  const outcome: Subscription = connection
    ? await loginFor(inbox.channel).subscription(connection)
    : { ok: false, verdict: whyUnconnected(inbox) };

  if (!outcome.ok) {
    await setCheck(db, inboxId, checkAgainAt(now));
    return noteRefusal(ctx, inbox, outcome.verdict);
  }
  await setCheck(db, inboxId, nextCheckAt(now));
  const before = inbox.subscribedFields?.split(',') ?? [];
  // One that does not stand yet has tries of its own.
  if (inbox.subscribeAt === null && isLost(outcome.fields, before)) await repair(ctx, inbox);
}

async function repair(ctx: SystemContext, { id, accountId }: Inbox): Promise<void> {
  const { db, now } = ctx;
  await db.transaction(async (tx) => {
    await setSubscription(tx, id, { subscribeAt: now });
    await saveAudit(tx, {
      accountId,
      userId: null,
      act: 'inbox.resubscribed',
      subject: `inbox:${id}`,
      at: now,
    });
  });
  await subscribe(ctx, id);
}
