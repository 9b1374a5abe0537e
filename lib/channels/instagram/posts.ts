import 'server-only';
import type { PostsOutcome } from '../channel';
import { address, words } from '../meta/attachments';
import type { GraphAnswer } from '../meta/graph';
import { refusedOrLater, timeIn } from '../meta/history';
import { id, list, member } from '../meta/json';

/** `GET /me/media` of the Instagram API with Instagram Login; a film's still is its thumbnail. */
export const POST_FIELDS = 'id,caption,media_type,media_url,thumbnail_url,timestamp';

const CAPTION_LENGTH = 300;

export function postsOutcome(answer: GraphAnswer): PostsOutcome {
  if (answer.kind !== 'ok') return refusedOrLater(answer);
  const posts = list(member(answer.body, 'data')).flatMap((post) => {
    const postId = id(member(post, 'id'));
    const isFilm = id(member(post, 'media_type')) === 'VIDEO';
    const still = address(member(post, 'thumbnail_url'));
    if (!postId) return [];
    return [
      {
        id: postId,
        caption: words(member(post, 'caption'), CAPTION_LENGTH),
        pictureUrl: isFilm ? still : (still ?? address(member(post, 'media_url'))),
        at: timeIn(post, 'timestamp'),
      },
    ];
  });
  return { kind: 'posts', posts };
}
