import 'server-only';
import type { Inbox } from '@/db/schema/inboxes';
import type { Subscription } from '@/lib/channels/login';
import { loginFor } from '@/lib/channels/registry';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { connect, whyUnconnected } from './connect';
import { noteRefusal } from './note-refusal';

/** Asks the provider now how it sees a connection. What was lost is left to the check of every few hours, or to a person. */
export async function examine(ctx: SystemContext, inbox: Inbox): Promise<Subscription> {
  const connection = connect(inbox, await currentSettings(ctx));
  if (!connection) return { ok: false, verdict: whyUnconnected(inbox) };
  const outcome = await loginFor(inbox.channel).subscription(connection);
  if (!outcome.ok) await noteRefusal(ctx, inbox, outcome.verdict);
  return outcome;
}
