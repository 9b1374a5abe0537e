import 'server-only';
import type { Database } from '@/db/client';
import { acceptInbox, findInbox } from '@/db/queries/inboxes';
import { putOffRefresh } from '@/db/queries/tokens';
import type { Inbox } from '@/db/schema/inboxes';
import { senderFor } from '@/lib/channels/registry';
import { refreshDueAt } from '@/lib/domain/connection';
import { APPS } from '@/lib/domain/meta-app';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { connect } from './connect';

/** An inbox that was refused is taken back into service as soon as the provider accepts it again. */
export async function check({ db, now, after }: SystemContext, inboxId: number): Promise<void> {
  const inbox = await findInbox(db, inboxId);
  const connection = inbox?.problem ? connect(inbox, await currentSettings({ db })) : null;
  if (!inbox || !connection) return;
  if (!(await senderFor(connection.channel).accepts(connection))) return;

  // First: whoever dies between the two is asked for this inbox again.
  await renewAgain(db, inbox, now);
  await acceptInbox(db, inboxId, withNeeded(inbox));
  after.tell(inbox.accountId, { type: 'refresh' });
}

/** An account that is accepted has what it takes, whatever was missing before. */
function withNeeded({ permissions, channel }: Inbox): string | null {
  if (permissions === null) return null;
  const { needed } = APPS[channel];
  return [...new Set([...permissions.split(',').filter(Boolean), ...needed])].join(',');
}

/** A token that was given up with the connection is renewed like any other, now that it works. */
async function renewAgain(db: Database, inbox: Inbox, now: Date): Promise<void> {
  const { id, tokenSetAt, tokenExpiresAt, tokenRefreshAt } = inbox;
  if (tokenRefreshAt || !tokenExpiresAt) return;
  const at = refreshDueAt({ setAt: tokenSetAt ?? now, expiresAt: tokenExpiresAt });
  await putOffRefresh(db, id, { failures: 0, at });
}
