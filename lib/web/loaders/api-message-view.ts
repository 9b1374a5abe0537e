import 'server-only';
import { peopleBehind } from '@/db/queries/assignees';
import type { ConversationRecord } from '@/db/queries/conversation-records';
import type { Message as Row } from '@/db/schema/messages';
import { type ApiMessage, FILE_TYPES } from '@/lib/contracts/api/messages';
import type { DeliveryStatus } from '@/lib/domain/delivery';
import type { MemberContext } from '@/lib/services/context';
import { apiAgent, apiContact } from './api-people';

type Reader = Pick<MemberContext, 'db' | 'scope'>;
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
export async function apiMessages({ db, scope }: Reader, told: readonly Told[]) {
  const members = told.flatMap(({ row }) => row.memberId ?? []);
  const people = await peopleBehind(db, scope, members);
  return told.map((each) => apiMessage(each, people));
}

function apiMessage({ record, row }: Told, people: People): ApiMessage {
  const fileTypes = row.kinds.map(fileType);
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
    content_attributes: {
      ...(row.origin === 'app' && { external_echo: true }),
      ...externalError(row),
      ...(fileTypes.includes('unsupported') && { is_unsupported: true }),
    },
    created_at: unixSeconds(row.at),
    sender: senderOf({ record, row }, people),
    attachments: fileTypes.map((file_type) => ({
      id: null,
      message_id: row.id,
      account_id: row.accountId,
      file_type,
      data_url: null,
      thumb_url: null,
    })),
  };
}

export const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

function externalError({ status, problem }: Row): ApiMessage['content_attributes'] {
  if (status === 'unknown') return { external_error: `not_confirmed: ${problem ?? ''}`.trim() };
  return status === 'failed' ? { external_error: problem ?? 'It could not be sent.' } : {};
}

function senderOf({ record, row }: Told, people: People): ApiMessage['sender'] {
  if (row.direction === 'incoming') return apiContact(record);
  const person = row.memberId === null ? undefined : people.get(row.memberId);
  return person ? apiAgent(person) : null;
}

type FileType = (typeof FILE_TYPES)[number];

/** The provider's word (FACTS.md §2.5), where that of the API is another one. */
const RENAMED: Readonly<Record<string, FileType>> = {
  reel: 'ig_reel',
  post: 'ig_post',
  story: 'ig_story',
  sticker: 'image',
  animated_media: 'image',
  product: 'template',
};

const fileType = (kind: string): FileType =>
  FILE_TYPES.find((known) => known === kind) ?? RENAMED[kind] ?? 'unsupported';
