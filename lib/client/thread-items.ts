import type { Attachment, Message } from '@/lib/contracts/messages';
import { TRAITS } from '@/lib/domain/channel';
import { type Carried, noteOf, partsOf } from '@/lib/domain/outgoing';
import type { TextLimit } from '@/lib/domain/text-limit';
import { type Extras, NO_EXTRAS, type Outgoing, type OutgoingFile } from './outbox';
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

function bubbles(item: Outgoing, author: Author, textLimit: TextLimit): ThreadItem[] {
  const { clientId, text, problem, at, private: note } = item;
  const { extras = NO_EXTRAS } = item;
  const written = { ...extras, text, post: extras.post?.id ?? null };
  const parts = note
    ? [noteOf(written)]
    : partsOf({ textLimit, files: TRAITS.instagram.files }, written);
  return parts.map(({ content, quickReplies, carries }, part) => ({
    key: `${clientId}/${part}`,
    outgoing: item,
    message: {
      ...{ id: 0, clientId, part, direction: 'outgoing', private: note, text: content },
      ...PLAIN,
      kinds: carries.map(({ kind }) => kind),
      attachments: carries.map((carried, index) => attachmentOf(carried, index, extras)),
      quickReplies: [...quickReplies],
      replyTo: part === 0 ? (extras.replyTo?.quote ?? null) : null,
      status: problem === null ? 'queued' : 'failed',
      seenAt: null,
      problem,
      sender: { type: 'member', id: author.memberId, name: author.name },
      at,
    },
  }));
}

/** What the server will say of it, as far as this page knows. */
function attachmentOf(carried: Carried<OutgoingFile>, index: number, { post }: Extras): Attachment {
  const bare = { ...BARE, id: -1 - index, kind: carried.kind };
  if (carried.kind === 'template') return { ...bare, cards: [carried.card] };
  if (carried.kind === 'post') return { ...bare, title: post?.caption ?? null };
  const { preview: src, fileName, contentType, byteSize, width, height } = carried.file;
  return { ...bare, src, fileName, contentType, byteSize, width, height };
}

const BARE = {
  src: null,
  poster: null,
  permalink: null,
  title: null,
  author: null,
  cards: null,
  fileName: null,
  contentType: null,
  byteSize: null,
  width: null,
  height: null,
  endsAt: null,
  gone: false,
} satisfies Partial<Attachment>;
