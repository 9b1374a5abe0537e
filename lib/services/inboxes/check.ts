import 'server-only';
import { findInbox, setInboxProblem } from '@/db/queries/inboxes';
import { senderFor } from '@/lib/channels/registry';
import type { SystemContext } from '../context';
import { connect } from './connect';

/** An inbox that was refused is taken back into service as soon as the provider accepts it again. */
export async function check({ db, after }: SystemContext, inboxId: number): Promise<void> {
  const inbox = await findInbox(db, inboxId);
  const connection = inbox?.problem ? connect(inbox) : null;
  if (!inbox || !connection) return;
  if (!(await senderFor(connection.channel).accepts(connection))) return;

  await setInboxProblem(db, inboxId, { problem: null, since: null });
  after.tell(inbox.accountId, { type: 'refresh' });
}
