import 'server-only';
import type { Inbox } from '@/db/schema/inboxes';
import type { Subscription } from '@/lib/channels/channel';
import { loginFor } from '@/lib/channels/registry';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { connect, whyUnconnected } from './connect';

/** Asks the provider now how it sees a connection. Changes nothing: the check of every few hours repairs. */
export async function examine(ctx: Pick<SystemContext, 'db'>, inbox: Inbox): Promise<Subscription> {
  const connection = connect(inbox, await currentSettings(ctx));
  if (!connection) return { ok: false, verdict: whyUnconnected(inbox) };
  return loginFor(inbox.channel).subscription(connection);
}
