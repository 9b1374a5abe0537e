import { reactionName } from '../actions/react.ts';
import { assetUrl } from '../cdn.ts';
import { replyEvent } from '../message-event.ts';
import type { Sim } from '../sim.ts';
import type { Attachment, Message } from '../state.ts';

type Someone = { readonly username: string | undefined; readonly id: string };

const SHARES = ['share', 'ig_post', 'ig_reel', 'reel'];
const NOT_FILES = [...SHARES, 'story_mention', 'ig_story', 'story', 'like_heart', 'ephemeral'];

/** What hangs on a message besides its words; whatever it lacks is left out (FACTS §3.6). */
export function contentOf(
  sim: Sim,
  message: Message,
  between: { readonly business: Someone; readonly customer: Someone },
) {
  const { attachments = [], reactions = [], replyTo } = message;
  const listOf = (items: readonly object[]) => (items.length > 0 ? { data: items } : undefined);
  return {
    attachments: () =>
      listOf(
        attachments.filter(({ type }) => !NOT_FILES.includes(type)).map((a) => fileOf(sim, a)),
      ),
    shares: () =>
      listOf(attachments.filter(({ type }) => SHARES.includes(type)).map((a) => shareOf(sim, a))),
    story: () => storyOf(sim, message),
    reactions: () =>
      listOf(
        reactions.map(({ by, emoji }) => ({
          reaction: reactionName(emoji) === 'other' ? emoji : reactionName(emoji),
          users: [between[by]],
        })),
      ),
    reply_to: () => (replyTo && 'mid' in replyTo ? replyEvent(sim, message) : undefined),
    is_unsupported: () => message.unsupported,
  };
}

function fileOf(sim: Sim, { asset, type, payload }: Attachment): object {
  const file = asset ? sim.assets.find(asset) : undefined;
  if (!file) return payload ? { generic_template: payload } : { type };
  const url = assetUrl(sim, file.id);
  if (file.type.startsWith('video/')) return { video_data: { url, width: 240, height: 426 } };
  if (!file.type.startsWith('image/')) return { id: file.id, mime_type: file.type, file_url: url };
  const size = { width: 1080, height: 1080, max_width: 1080, max_height: 1080 };
  return { image_data: { url, ...size, preview_url: url } };
}

const shareOf = (sim: Sim, { asset, type, title, url }: Attachment) => ({
  link: url ?? (asset ? assetUrl(sim, asset) : undefined),
  type: type === 'share' ? 'post' : type,
  ...(title ? { title } : {}),
  ...(asset ? { id: asset } : {}),
});

/** A story that is over has neither link nor id; what Meta does then is not documented (FACTS §12.7). */
function storyOf(sim: Sim, { replyTo, attachments = [] }: Message): object | undefined {
  const mention = attachments.find(({ type }) => type === 'story_mention')?.asset;
  const id = replyTo && 'story' in replyTo ? replyTo.story : mention;
  const story = id ? sim.assets.find(id) : undefined;
  if (!story || (story.endsAt !== null && story.endsAt <= sim.now())) return undefined;
  const there = { link: assetUrl(sim, story.id), id: story.id };
  return mention ? { mention: there } : { reply_to: there };
}
