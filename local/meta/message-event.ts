import { assetUrl } from './cdn.ts';
import type { Sim } from './sim.ts';
import type { Attachment, Message } from './state.ts';

type Wire = { readonly type: string; readonly payload?: object };

/**
 * An attachment as the webhook carries it, with a fresh address (FACTS §2.5). A shared post may be
 * told twice; hearts and view-once media have no payload at all.
 */
export function attachmentEvent(sim: Sim, attachment: Attachment): Wire[] {
  const { type, payload, asset, title = '' } = attachment;
  if (payload) return [{ type, payload }];
  const url = asset ? assetUrl(sim, asset) : attachment.url;
  switch (type) {
    case 'ig_post':
    case 'share':
      return sharedPost(sim, { media: asset, title, url });
    case 'ig_reel':
    case 'reel': {
      const address = sim.switches.reels === 'permalink' ? (attachment.url ?? url) : url;
      return [{ type, payload: { reel_video_id: asset, title, url: address } }];
    }
    case 'ig_story':
    case 'story':
      return [{ type, payload: { story_media_id: asset, story_media_url: url } }];
    case 'sticker':
      return [{ type: 'image', payload: { url } }];
    default:
      return [url === undefined ? { type } : { type, payload: { url } }];
  }
}

function sharedPost(
  { switches }: Sim,
  post: { media: string | undefined; title: string; url: string | undefined },
): Wire[] {
  const { media, title, url } = post;
  const share = { type: 'share', payload: { url } };
  const whole = { type: 'ig_post', payload: { ig_post_media_id: media, title, url } };
  if (switches.shares === 'both') return [share, whole];
  return [switches.shares === 'share' ? share : whole];
}

/** What a message answers: another message, or a story. */
export function replyEvent(sim: Sim, { replyTo, from }: Message): object | undefined {
  if (!replyTo) return undefined;
  if ('story' in replyTo) {
    return { story: { url: assetUrl(sim, replyTo.story), id: replyTo.story } };
  }
  const { mid } = replyTo;
  if (!sim.switches.selfReply) return { mid };
  const quoted = sim.store.state.threads
    .flatMap(({ messages }) => messages)
    .find((message) => message.mid === mid);
  return { mid, is_self_reply: quoted?.from === from };
}

/** What was said, in the echo of a business message. */
export function echoContent(sim: Sim, message: Message): object[] {
  const { mid, text, attachments = [] } = message;
  const sent = attachments.flatMap((each) => attachmentEvent(sim, each));
  const reply = message.replyTo ? { reply_to: replyEvent(sim, message) } : {};
  const base = { mid, ...(text === '' ? {} : { text }), is_echo: true, ...reply };
  if (sent.length === 0) return [base];
  if (sim.switches.echoAttachments === 'together') return [{ ...base, attachments: sent }];
  return sent.map((each) => ({ ...base, attachments: [each] }));
}
