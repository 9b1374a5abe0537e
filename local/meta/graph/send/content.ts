import type { Answered } from '../../actions/answer.ts';
import { badParameter } from '../../errors.ts';
import type { Sim } from '../../sim.ts';
import type { Account, Attachment } from '../../state.ts';
import { isRecord } from '../call.ts';
import { mediaFrom } from './media.ts';
import { templateFrom } from './template.ts';

/** Bytes of UTF-8, not characters (FACTS §11). */
const TEXT_LIMIT = 1000;
const MOST_IMAGES = 10;
const MOST_QUICK_REPLIES = 13;
const QUICK_REPLY_TITLE = 20;

/** The kinds with a file behind them. */
const FILES = ['image', 'video', 'audio', 'file'];

type Content = Omit<Answered, 'via' | 'at'>;

/** What a send is to say: words, media, a template, a heart, or a post of one's own (FACTS §3.1). */
export async function readContent(
  sim: Sim,
  account: Account,
  { message, reply_to: replyTo }: Readonly<Record<string, unknown>>,
): Promise<Content> {
  if (!isRecord(message)) throw badParameter('Param message must be an object.');
  const reply = isRecord(replyTo) ? quoted(sim, account, replyTo.mid) : {};
  const wanted = message.attachments ?? message.attachment;
  if (wanted === undefined) return { ...reply, ...words(message) };
  if (message.text !== undefined) {
    throw badParameter('Text and attachments cannot be in one message.', 2534015);
  }
  return { ...reply, text: '', attachments: await attachmentsFrom(sim, account, wanted) };
}

function words(message: Readonly<Record<string, unknown>>): Content {
  const { text, quick_replies: replies } = message;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badParameter('Param message must have a non-empty text or an attachment.', 2534015);
  }
  if (Buffer.byteLength(text) > TEXT_LIMIT) {
    throw badParameter(`Length of param message[text] must be less than or equal to ${TEXT_LIMIT}`);
  }
  return replies === undefined ? { text } : { text, quickReplies: quickReplies(replies) };
}

/** Phone numbers and addresses can no longer be asked for on Instagram (FACTS §3.1). */
function quickReplies(replies: unknown): string[] {
  if (!Array.isArray(replies) || replies.length > MOST_QUICK_REPLIES) {
    throw badParameter(`Param quick_replies must be an array of at most ${MOST_QUICK_REPLIES}.`);
  }
  return replies.map((reply) => {
    const { content_type: type, title } = isRecord(reply) ? reply : {};
    if (type !== 'text' || typeof title !== 'string' || [...title].length > QUICK_REPLY_TITLE) {
      throw badParameter(
        'Param quick_replies must be texts with a title of at most 20 characters.',
      );
    }
    return title;
  });
}

function quoted(sim: Sim, account: Account, mid: unknown): Pick<Content, 'replyTo'> {
  const isKnown = sim.store.state.threads.some(
    (thread) =>
      thread.account === account.externalId && thread.messages.some((each) => each.mid === mid),
  );
  if (typeof mid !== 'string' || !isKnown) {
    throw badParameter('Param reply_to[mid] is not a message of this account.');
  }
  return { replyTo: { mid } };
}

async function attachmentsFrom(
  sim: Sim,
  account: Account,
  wanted: unknown,
): Promise<readonly Attachment[]> {
  if (!Array.isArray(wanted)) return [await attachmentFrom(sim, account, wanted)];
  const isAllImages = wanted.every((each) => isRecord(each) && each.type === 'image');
  if (wanted.length === 0 || wanted.length > MOST_IMAGES || !isAllImages) {
    throw badParameter(`Param message[attachments] must be 1 to ${MOST_IMAGES} images.`, 2534015);
  }
  return await Promise.all(wanted.map((each) => attachmentFrom(sim, account, each)));
}

async function attachmentFrom(sim: Sim, account: Account, wanted: unknown): Promise<Attachment> {
  const { type, payload } = isRecord(wanted) ? wanted : {};
  if (type === 'like_heart') return { type };
  const content = isRecord(payload) ? payload : {};
  if (type === 'template') return { type, payload: templateFrom(content) };
  if (type === 'MEDIA_SHARE') return ownPost(sim, account, content.id);
  if (typeof type !== 'string' || !FILES.includes(type)) {
    throw badParameter('Param message[attachment][type] is not supported.', 2534015);
  }
  const asset = await mediaFrom(sim, account, { type, payload: content });
  return { type, asset: asset.id };
}

function ownPost(sim: Sim, account: Account, id: unknown): Attachment {
  const asset = sim.assets.find(String(id));
  if (asset?.account !== account.externalId) {
    throw badParameter('Only media of the account itself can be shared.');
  }
  return { type: 'ig_post', asset: asset.id, ...(asset.caption && { title: asset.caption }) };
}
