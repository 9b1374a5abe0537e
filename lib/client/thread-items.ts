import type { Message } from '@/lib/contracts/messages';
import { splitText, type TextLimit } from '@/lib/domain/text-limit';
import type { Outgoing } from './outbox';
import { PLAIN } from './plain-message';

/** A message of the thread, or one that the server has not taken yet. */
export type ThreadItem = {
  /** The same before and after the server took it, so a bubble is never drawn anew. */
  readonly key: string;
  readonly message: Message;
  readonly outgoing: Outgoing | null;
};

type Author = { readonly memberId: number; readonly name: string };

/** What the server knows, then what it does not know yet, one bubble for each message it will become. */
export function threadItems(
  messages: readonly Message[],
  outgoing: readonly Outgoing[],
  { author, limit }: { readonly author: Author; readonly limit: TextLimit },
): ThreadItem[] {
  const taken = new Set(messages.map(({ clientId }) => clientId));
  const known = messages.map((message) => ({ key: keyOf(message), message, outgoing: null }));
  const settled = known.filter(({ message }) => !isUnderWay(message));
  const underWay = known.filter(({ message }) => isUnderWay(message));
  const waiting = outgoing
    .filter(({ clientId }) => !taken.has(clientId))
    .flatMap((item) => bubbles(item, author, limit));
  return [...settled, ...underWay, ...waiting];
}

/** Its time is still ours; once the provider has taken it, it will come after all that is there now. */
const isUnderWay = ({ direction, private: note, status }: Message): boolean =>
  direction === 'outgoing' && !note && (status === 'queued' || status === 'sending');

const keyOf = ({ id, clientId, part }: Message): string =>
  clientId ? `${clientId}/${part}` : `message ${id}`;

function bubbles(item: Outgoing, author: Author, limit: TextLimit): ThreadItem[] {
  const parts = item.private ? [item.text] : splitText(item.text, limit);
  return parts.map((text, part) => ({
    key: `${item.clientId}/${part}`,
    outgoing: item,
    message: {
      id: 0,
      clientId: item.clientId,
      part,
      direction: 'outgoing',
      private: item.private,
      text,
      ...PLAIN,
      status: item.problem === null ? 'queued' : 'failed',
      seenAt: null,
      problem: item.problem,
      sender: { type: 'member', id: author.memberId, name: author.name },
      at: item.at,
    },
  }));
}
