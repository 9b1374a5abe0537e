import 'server-only';
import type { Transaction } from '@/db/client';
import { findMessageByExternalId } from '@/db/queries/messages';
import type { Event } from '@/db/schema/events';
import type { Inbox } from '@/db/schema/inboxes';
import type { InboundPointer } from '@/lib/domain/inbound';
import type { Applied } from '../events/apply';

type Pointed = { readonly event: Event; readonly inbound: InboundPointer; readonly now: Date };

/** The message itself usually comes in a webhook of its own, which is given this long. */
const GRACE_SECONDS = 5;

/** There is a message that we may not have: unless it comes by itself, it is asked for. */
export async function takePointer(
  tx: Transaction,
  inbox: Inbox,
  { event, inbound, now }: Pointed,
): Promise<Applied> {
  const known = await findMessageByExternalId(tx, inbox.id, inbound.externalId);
  if (known) return { ending: { state: 'done' } };
  const dueAt = new Date(now.getTime() + GRACE_SECONDS * 1000);
  return {
    ending: { state: 'waiting', reason: 'to_be_fetched', dueAt },
    bells: [{ name: 'fetch-message', payload: { event: event.id }, afterSeconds: GRACE_SECONDS }],
  };
}
