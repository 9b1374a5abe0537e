import { z } from 'zod';
import { TYPES } from '../media/draw.ts';
import type { Sim } from '../sim.ts';
import type { Attachment } from '../state.ts';

/** What somebody hangs on a message. */
export const attached = z.object({
  /** image, video, audio, file, sticker, ig_post, ig_reel, reel, story_mention, ig_story, … */
  type: z.string().min(1).max(60),
  /** A file that is there already; else one is drawn, from `seed` if given. */
  asset: z.string().optional(),
  seed: z.string().max(80).optional(),
  title: z.string().max(300).optional(),
  url: z.string().optional(),
  /** Goes over the wire as it is. */
  payload: z.record(z.string(), z.unknown()).optional(),
});

const DAY = 86_400_000;
const OF_STORIES = ['story_mention', 'ig_story', 'story'];
const WITHOUT_FILE = ['ephemeral', 'like_heart', 'media'];

/** Gives every attachment that has one its file. */
export const withFiles = (
  sim: Sim,
  account: string,
  wanted: readonly z.infer<typeof attached>[],
): Promise<Attachment[]> =>
  Promise.all(
    wanted.map(async ({ seed, asset, title, url, payload, type }) => {
      const plain = { type, ...(title && { title }), ...(url && { url }) };
      if (payload) return { ...plain, payload };
      if (asset) return { ...plain, asset };
      if (WITHOUT_FILE.includes(type)) return plain;
      const file = await sim.assets.add({
        account,
        type: TYPES[type] ?? 'image/jpeg',
        ...(seed && { seed }),
        endsAt: OF_STORIES.includes(type) ? sim.now() + DAY : null,
      });
      return { ...plain, asset: file.id };
    }),
  );
