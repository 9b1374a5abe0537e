import 'server-only';
import { peopleBehind } from '@/db/queries/assignees';
import type { ConversationRecord } from '@/db/queries/conversation-records';
import type { Message as Row } from '@/db/schema/messages';
import type { ApiMessage } from '@/lib/contracts/api/messages';
import type { DeliveryStatus } from '@/lib/domain/delivery';
import type { MemberContext } from '@/lib/services/context';
import { apiAttachment } from './api-attachment-view';
import { apiAttributes, type Surroundings } from './api-attributes';
import { apiAgent, apiContact } from './api-people';
import { messageParts } from './message-parts';

type Reader = Pick<MemberContext, 'db' | 'scope' | 'now'>;
type People = Awaited<ReturnType<typeof peopleBehind>>;

export type Told = { readonly record: ConversationRecord; readonly row: Row };

const TYPES = { incoming: 0, outgoing: 1, activity: 2 } as const;

const STATUSES = {
  queued: 'progress',
  sending: 'progress',
  unknown: 'progress',
  failed: 'failed',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
} as const satisfies Record<DeliveryStatus, ApiMessage['status']>;

/** Messages in the shape of the public API, each with the conversation that it is part of. */
export async function apiMessages({ db, scope, now }: Reader, told: readonly Told[]) {
  const rows = told.map(({ row }) => row);
  const members = rows.flatMap(({ memberId }) => memberId ?? []);
  const [people, parts] = await Promise.all([
    peopleBehind(db, scope, members),
    messageParts({ db }, rows),
  ]);
  return told.map((each) =>
    apiMessage(each, {
      people,
      now,
      quotes: parts.quotes,
      attachments: parts.attachmentsOf(each.row),
      reactions: parts.reactionsOf(each.row),
    }),
  );
}

type Known = Omit<Surroundings, 'contact'> & { readonly people: People; readonly now: Date };

function apiMessage({ record, row }: Told, known: Known): ApiMessage {
  const { people, now, attachments } = known;
  return {
    id: row.id,
    content: row.content,
    account_id: row.accountId,
    inbox_id: row.inboxId,
    conversation_id: record.conversation.number,
    message_type: TYPES[row.direction],
    content_type: 'text',
    status: STATUSES[row.status],
    private: row.private,
    source_id: row.externalId,
    content_attributes: apiAttributes(row, { ...known, contact: record.identity }),
    created_at: unixSeconds(row.at),
    sender: senderOf({ record, row }, people),
    attachments: attachments.map((each) => apiAttachment(each, row, now)),
  };
}

export const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

function senderOf({ record, row }: Told, people: People): ApiMessage['sender'] {
  if (row.direction === 'incoming') return apiContact(record);
  const person = row.memberId === null ? undefined : people.get(row.memberId);
  return person ? apiAgent(person) : null;
}
