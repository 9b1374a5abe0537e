import 'server-only';
import { setSubscription } from '@/db/queries/connections';
import { findInbox } from '@/db/queries/inboxes';
import type { Subscribed } from '@/lib/channels/login';
import { loginFor } from '@/lib/channels/registry';
import { nextTryAt } from '@/lib/domain/connection';
import { lostSince } from '@/lib/domain/history';
import type { SystemContext } from '../context';
import { fillGap } from '../imports/fill-gap';
import { currentSettings } from '../settings/current';
import { connect, whyUnconnected } from './connect';
import { noteRefusal } from './note-refusal';

/** Has the provider send what happens to an inbox. What fails is tried again by the sweep, ever more rarely. */
export async function subscribe(ctx: SystemContext, inboxId: number): Promise<void> {
  const { db, now, after } = ctx;
  const inbox = await findInbox(db, inboxId);
  if (!inbox?.subscribeAt) return;
  const connection = connect(inbox, await currentSettings(ctx));
  const permissions = inbox.permissions?.split(',') ?? [];
  const outcome: Subscribed = connection
    ? await loginFor(inbox.channel).subscribe(connection, permissions)
    : { ok: false, verdict: whyUnconnected(inbox) };

  if (outcome.ok) {
    await setSubscription(db, inboxId, {
      subscribedFields: outcome.fields.join(','),
      subscribeAt: null,
      subscribeFailures: 0,
      subscribeProblem: null,
    });
    // At first everything is read anyway.
    if (inbox.subscribedFields !== null || inbox.subscribeFailures > 0) {
      await fillGap(ctx, inboxId, lostSince(inbox.lastEventAt, now));
    }
  } else {
    const { verdict } = outcome;
    const subscribeFailures = inbox.subscribeFailures + 1;
    const subscribeAt = nextTryAt(subscribeFailures, now);
    await setSubscription(db, inboxId, {
      subscribeAt,
      subscribeFailures,
      subscribeProblem: verdict.sentence,
    });
    await noteRefusal(ctx, inbox, verdict);
  }
  after.tell(inbox.accountId, { type: 'refresh' });
}
