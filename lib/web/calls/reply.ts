import 'server-only';
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { ApiMessage, createMessage } from '@/lib/contracts/api/messages';
import { uuidOf } from '@/lib/platform/crypto';
import type { MemberContext } from '@/lib/services/context';
import { reply } from '@/lib/services/messages/reply';
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
  { content, private: isNote, echo_id: name }: Written,
): Promise<ApiMessage | Response> {
  const clientId = name ? uuidOf(`${ctx.userId} ${name}`) : randomUUID();
  const replied = await reply(ctx, number, { clientId, text: content, private: isNote });
  if (!replied.ok) return invalid('content', replied.reason, sentenceFor(replied));

  const { messages } = replied;
  const taken = {
    text: messages.map((part) => part.content).join(''),
    isNote: messages[0]?.private,
  };
  if (bare(taken.text) !== bare(content) || taken.isNote !== isNote) {
    return invalid('echo_id', 'taken', 'You have used this name for another message.');
  }
  const message = await apiReplied(ctx, number, messages);
  return name ? { ...message, echo_id: name } : message;
}

/** Text is split at white space, which the parts do without. */
const bare = (text: string): string => text.replace(/\s+/g, '');
