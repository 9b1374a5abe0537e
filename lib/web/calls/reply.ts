import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ApiMessage, createMessage } from '@/lib/contracts/api/messages';
import { fileNameSchema } from '@/lib/contracts/uploads';
import { UPLOAD_PROBLEMS } from '@/lib/domain/upload';
import { uuidOf } from '@/lib/platform/crypto';
import type { MemberContext } from '@/lib/services/context';
import { reply } from '@/lib/services/messages/reply';
import { keepFile } from '@/lib/services/uploads/keep-file';
import { invalid } from '../api-refusals';
import { apiReplied } from '../loaders/api-messages';
import { sentenceFor } from '../refused';

type Written = z.output<typeof createMessage.input>;

/**
 * A reply or a note as a client of the public API writes it. What the client calls it makes it the same one,
 * however often it is sent; each person's names are their own.
 */
export async function apiReply(
  ctx: MemberContext,
  number: number,
  { content, private: isNote, echo_id: name, attachments: given = [], content_attributes }: Written,
): Promise<ApiMessage | Response> {
  if (!content && given.length === 0)
    return invalid('content', 'too_small', 'Write something first.');
  const attachments = await signedIds(ctx, given);
  if (attachments instanceof Response) return attachments;

  const clientId = name ? uuidOf(`${ctx.userId} ${name}`) : randomUUID();
  const replied = await reply(ctx, number, {
    ...{ clientId, text: content, private: isNote, attachments },
    replyTo: content_attributes?.in_reply_to ?? content_attributes?.in_reply_to_external_id ?? null,
  });
  if (!replied.ok) return invalid(fieldOf(replied.reason), replied.reason, sentenceFor(replied));

  const { messages } = replied;
  const taken = {
    text: messages.map((part) => part.content ?? '').join(''),
    isNote: messages[0]?.private,
  };
  if (bare(taken.text) !== bare(content) || taken.isNote !== isNote) {
    return invalid('echo_id', 'taken', 'You have used this name for another message.');
  }
  const message = await apiReplied(ctx, number, messages);
  return name ? { ...message, echo_id: name } : message;
}

/** Files that came in the call itself are kept like any other upload. */
async function signedIds(
  ctx: MemberContext,
  given: readonly (string | File)[],
): Promise<string[] | Response> {
  const ids: string[] = [];
  for (const each of given) {
    if (typeof each === 'string') {
      ids.push(each);
      continue;
    }
    const bytes = new Uint8Array(await each.arrayBuffer());
    const kept = await keepFile(ctx, { fileName: fileNameSchema.parse(each.name), bytes });
    if (!kept.ok) return invalid('attachments', kept.reason, UPLOAD_PROBLEMS[kept.reason]);
    ids.push(kept.file.signedId);
  }
  return ids;
}

const FIELDS: Readonly<Record<string, string>> = {
  file_refused: 'attachments',
  quote_refused: 'content_attributes.in_reply_to',
};

const fieldOf = (reason: string): string => FIELDS[reason] ?? 'content';

/** Text is split at white space, which the parts do without. */
const bare = (text: string): string => text.replace(/\s+/g, '');
