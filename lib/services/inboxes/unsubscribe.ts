import 'server-only';
import type { Inbox } from '@/db/schema/inboxes';
import { loginFor } from '@/lib/channels/registry';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { connect } from './connect';

/** Asks the provider for nothing more. False when it could not be told; one that was let go of needs no telling. */
export async function unsubscribe(ctx: SystemContext, inbox: Inbox): Promise<boolean> {
  if (inbox.releasedAt) return true;
  const connection = connect(inbox, await currentSettings(ctx));
  return connection !== null && loginFor(inbox.channel).unsubscribe(connection);
}
