import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { events } from '@/db/schema/events';
import { payloads } from '../channels/payloads.ts';
import { delivered, rowsOf } from '../support/delivered.ts';

const HELLO = 'incoming | Hello';

/** File → the thread after it, where a customer had written Hello before. */
const ROWS: Readonly<Record<string, readonly string[]>> = {
  'ig-message-text.json': [HELLO, 'incoming | Hi! Is the ceramic dripper back in stock?'],
  'ig-message-text-unicode.json': [HELLO, 'incoming | Hej! Är nästa rostning på gång? ☕️😊'],
  'ig-batch-two-accounts.json': [HELLO, 'incoming | first'],
  'ig-message-image.json': [HELLO, 'incoming | image file'],
  'ig-message-multiple-images.json': [HELLO, 'incoming | image file | image file'],
  'ig-message-video.json': [HELLO, 'incoming | video file'],
  'ig-message-audio.json': [HELLO, 'incoming | audio file'],
  'ig-message-file.json': [HELLO, 'incoming | file file'],
  'ig-message-share-legacy.json': [HELLO, 'incoming | share file'],
  'ig-message-ig-post.json': [
    HELLO,
    'incoming | post “Batch 41 - washed Sidama, dropping Friday” file',
  ],
  'ig-message-share-plus-ig-post.json': [
    HELLO,
    'incoming | post “Batch 41 - washed Sidama, dropping Friday” file',
  ],
  'ig-message-ig-reel.json': [HELLO, 'incoming | reel “Pour-over in 60 seconds” page'],
  'ig-message-reel.json': [HELLO, 'incoming | reel “Behind the bar” file'],
  'ig-message-story-mention.json': [HELLO, 'incoming | story_mention file ends'],
  'ig-message-ig-story.json': [HELLO, 'incoming | story file ends'],
  'ig-message-reply-to-story.json': [
    HELLO,
    'incoming | Which grinder is this? | story_reply file ends',
  ],
  'ig-message-reply-to-message.json': [HELLO, 'incoming | Yes, that one | to a message'],
  'ig-message-ephemeral.json': [HELLO, 'incoming | ephemeral'],
  'ig-message-is-unsupported.json': [HELLO, 'incoming | unsupported'],
  'ig-message-unsupported-type.json': [HELLO, 'incoming | unsupported file'],
  'ig-message-like-heart.json': [HELLO, 'incoming | ❤️'],
  'ig-message-sticker-or-gif.json': [HELLO, 'incoming | image file'],
  'ig-message-animated-media.json': [HELLO, 'incoming | sticker file'],
  'ig-message-quick-reply.json': [
    HELLO,
    'incoming | Track my order | {"quickReply":"ORDER_TRACK"}',
  ],
  'ig-message-referral-ad.json': [
    HELLO,
    'incoming | Hi, saw your ad | {"referral":{"ref":"nov_launch","adId":"120226305854810799","source":"ad","adTitle":"Sidama launch","photoUrl":"https://scontent.cdninstagram.com/v/t51/ad.jpg",}}',
  ],
  'ig-message-referral-igme.json': [
    HELLO,
    'incoming | Hello | {"referral":{"ref":"qr_table_4","source":"link",}}',
  ],
  'ig-message-referral-product.json': [
    HELLO,
    'incoming | Is this in white? | {"referral":{"source":"product","productId":"6510923348821077"}}',
  ],
  'ig-postback-icebreaker.json': [
    HELLO,
    'incoming | What are your opening hours? | {"postback":"FAQ_HOURS"}',
  ],
  'ig-postback-button-with-referral.json': [
    HELLO,
    'incoming | Start order | {"postback":"ORDER_START","referral":{"ref":"qr_table_4","source":"link",}}',
  ],
  'ig-message-echo-text.json': [HELLO, 'outgoing | It is! Shall I put one aside for you?'],
  'ig-message-echo-image.json': [HELLO, 'outgoing | image file'],
  'ig-message-echo-template.json': [HELLO, 'outgoing | template'],
  'ig-standby-message.json': [HELLO, 'incoming | Anyone there?'],
  'ig-message-edit.json': ['incoming | Is the ceramic dripper (size 2) back? | was: Hello'],
  'ig-message-edit-zero-with-sender.json': [HELLO],
  'ig-message-edit-zero-without-sender.json': [HELLO],
  'ig-message-is-deleted.json': ['incoming | unsent'],
  'ig-reaction-react.json': ['incoming | Hello | contact ❤️'],
  'ig-reaction-react-other.json': ['incoming | Hello | contact 🔥'],
  'ig-reaction-unreact.json': [HELLO],
  'ig-seen.json': [HELLO],
  'ig-referral-existing-thread.json': [
    HELLO,
    'activity | Came through a link: newsletter_nov | {"referral":{"ref":"newsletter_nov","source":"link",}}',
  ],
  'ig-optin.json': [HELLO, 'activity | Asked for notifications: Get drop alerts'],
  'ig-handover-pass.json': [HELLO, 'activity | Another app took over the conversation'],
  'ig-handover-request.json': [HELLO, 'activity | Another app asked to take over'],
  'ig-handover-take.json': [HELLO, 'activity | The Instagram inbox took over the conversation'],
  'ig-policy-enforcement.json': [HELLO],
};

/** Kept in the log with a word that says why it is not shown. */
const KEPT: Readonly<Record<string, string>> = {
  'ig-comment-changes.json': 'changes:comments',
  'ig-comment-fb-login.json': 'changes:comments',
  'ig-comment-flat.json': 'changes:comments',
  'ig-comment-on-ad.json': 'changes:comments',
  'ig-comment-reply.json': 'changes:comments',
  'ig-live-comment.json': 'changes:live_comments',
  'ig-mention-in-caption.json': 'changes:mentions',
  'ig-mention-in-comment.json': 'changes:mentions',
  'ig-message-is-self.json': 'self_message',
  'ig-story-insights.json': 'changes:story_insights',
  'ig-dashboard-test-message.json': 'dashboard_test',
  'ig-dashboard-test-message-messaging.json': 'dashboard_test',
};

describe('each recorded body, where a customer had written before', () => {
  const bodies = payloads('ig-');

  test('is spoken of here', () => {
    const known = [...Object.keys(ROWS), ...Object.keys(KEPT)].toSorted();
    expect(known).toEqual(bodies.map(({ file }) => file).toSorted());
  });

  test.for(bodies.filter(({ file }) => file in ROWS))('$file', async ({ file, text }) => {
    const { inbox } = await delivered(text);
    expect(await rowsOf(inbox.id)).toEqual(ROWS[file]);
  });

  test.for(bodies.filter(({ file }) => file in KEPT))(
    '$file is kept, and says why it is not shown',
    async ({ file, text }) => {
      const { inbox, externalId } = await delivered(text);
      expect(await rowsOf(inbox.id)).toEqual([HELLO]);
      const entryId = KEPT[file] === 'dashboard_test' ? '0' : externalId;
      const kept = await db.select().from(events).where(eq(events.entryId, entryId));
      expect(kept.map(({ reason }) => reason)).toContain(KEPT[file]);
    },
  );
});
