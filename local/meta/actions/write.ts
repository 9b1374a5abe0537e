import type { Delivery } from '../deliveries.ts';
import { attachmentEvent, replyEvent } from '../message-event.ts';
import { accountOfCustomer, type Sim } from '../sim.ts';
import type { Attachment, Customer, Message, ReplyTo } from '../state.ts';
import type { Switches } from '../switches.ts';
import { fromCustomer, noteItem, send } from './deliver.ts';
import { openThread, place } from './threads.ts';

export type Said = {
  readonly text?: string | undefined;
  /** ms, now if left out. */
  readonly at?: number | undefined;
  readonly attachments?: readonly Attachment[] | undefined;
  readonly replyTo?: ReplyTo | undefined;
  readonly quickReply?: string | undefined;
  readonly referral?: object | undefined;
  /** Content that the API cannot give. */
  readonly unsupported?: boolean | undefined;
  /** How this one is announced, if not as the switch says. */
  readonly announce?: Switches['announce'] | undefined;
};

/** A person writes to the business: words, media, an answer to a message or a story. */
export async function customerWrites(sim: Sim, customer: Customer, said: Said): Promise<Message> {
  const account = accountOfCustomer(sim, customer);
  const thread = openThread(sim, customer);
  const { announce = sim.switches.announce, at = sim.now(), text = '', ...rest } = said;
  const content = Object.fromEntries(Object.entries(rest).filter(([, value]) => value));
  const message = place(thread, { from: 'customer', text, at, ...content });

  const happening = { account, customer };
  const noted: Delivery[] = [];
  if (announce !== 'message') {
    const edit = { message_edit: { mid: message.mid, num_edit: 0 } };
    const item =
      announce === 'edit_without_sender'
        ? { timestamp: message.at, ...edit }
        : fromCustomer({ ...happening, at: message.at }, edit);
    noted.push(...noteItem(sim, { kind: 'edit', ...happening, item }));
  }
  const body = wordsOf(sim, message);
  if (body && (announce === 'message' || announce === 'both')) {
    const item = fromCustomer({ ...happening, at: message.at }, { message: body });
    noted.push(...noteItem(sim, { kind: 'message', ...happening, item }));
  }
  await send(sim, customer.externalId, noted);
  return message;
}

/** The `message` of the webhook; null for what is never told. */
function wordsOf(sim: Sim, message: Message): object | null {
  const { attachments = [], text, quickReply, referral } = message;
  const isSticker = attachments.some(({ type }) => type === 'sticker');
  if (isSticker && sim.switches.stickers === 'nothing') return null;
  const isEphemeral = attachments.some(({ type }) => type === 'ephemeral');
  const hidden = isEphemeral && sim.switches.ephemeral === 'unsupported';
  if (message.unsupported || hidden) return { mid: message.mid, is_unsupported: true };
  const sent = attachments.flatMap((each) => attachmentEvent(sim, each));
  return {
    mid: message.mid,
    ...(text === '' ? {} : { text }),
    ...(sent.length === 0 ? {} : { attachments: sent }),
    ...(message.replyTo ? { reply_to: replyEvent(sim, message) } : {}),
    ...(quickReply === undefined ? {} : { quick_reply: { payload: quickReply } }),
    ...(referral ? { referral } : {}),
  };
}
