import 'server-only';
import { findInboxOf, inboxRecords } from '@/db/queries/inboxes';
import type { Inbox } from '@/db/schema/inboxes';
import { API_CHANNELS, type ApiInbox } from '@/lib/contracts/api/inboxes';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';

type Reader = Pick<MemberContext, 'db' | 'scope'>;

export const apiInboxes = async ({ db, scope }: Reader): Promise<ApiInbox[]> =>
  (await inboxRecords(db, scope)).map(apiInboxView);

export async function apiInbox({ db, scope }: Reader, id: number): Promise<ApiInbox> {
  const inbox = await findInboxOf(db, scope, id);
  if (!inbox) throw new NotFound(`inbox ${id}`);
  return apiInboxView(inbox);
}

/** An inbox in the shape of the public API. */
const apiInboxView = (inbox: Inbox): ApiInbox => ({
  id: inbox.id,
  name: inbox.name,
  channel_type: API_CHANNELS[inbox.channel],
  avatar_url: '',
  instagram_id: inbox.externalId,
  lock_to_single_conversation: inbox.lockToSingleConversation,
  shows_typing: inbox.showsTyping,
  shows_seen: inbox.showsSeen,
  reacts: inbox.reacts,
  reauthorization_required: inbox.problem !== null,
  enable_auto_assignment: false,
  greeting_enabled: false,
  working_hours_enabled: false,
  csat_survey_enabled: false,
});
