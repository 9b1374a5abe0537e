import { post, remove } from './api.js';
import { el, toast } from './element.js';
import { choice, openSheet } from './sheet.js';

const EMOJIS = ['❤️', '😂', '😮', '😢', '😡', '👍', '🔥', '🌿'];

const quietly = (work) => work.catch((error) => toast(error.message));

/** The story that a message shows, where its owner is the one who holds the phone. */
function ownStory({ attachments = [], replyTo }, side) {
  const mention = attachments.find(({ type }) => type === 'story_mention')?.asset;
  return side === 'customer' ? mention : replyTo?.story;
}

/** What one side can do with one message; `reply` and `edit` go on in the composer. */
export function openMessageSheet({ customer, side, message, button, reply, edit }) {
  const { mid } = message;
  const isBusiness = side === 'business';
  const about = isBusiness ? { to: customer, mid } : { mid };
  const does = (what, body) =>
    quietly(
      post(isBusiness ? `/business/${what}` : `/customers/${customer}/${what}`, {
        ...about,
        ...body,
      }),
    );
  const mine = message.reactions?.find(({ by }) => by === side)?.emoji ?? null;
  const isOwn = message.from === side;
  const story = ownStory(message, side);
  openSheet('This message', button, (close) => {
    const then = (work) => () => {
      close();
      void work();
    };
    return [
      el(
        'div',
        { class: 'emojis', role: 'group', 'aria-label': 'React' },
        EMOJIS.map((emoji) =>
          el('button', {
            type: 'button',
            text: emoji,
            'aria-pressed': String(emoji === mine),
            onclick: then(() => does('reactions', { emoji: emoji === mine ? null : emoji })),
          }),
        ),
      ),
      choice('Reply', 'quotes it', then(reply)),
      isOwn && !isBusiness && message.text
        ? choice('Edit', 'as often as you like', then(edit))
        : null,
      isOwn
        ? choice(
            'Unsend',
            'it disappears for both',
            then(() => does('unsend', {})),
          )
        : null,
      story
        ? choice(
            'Delete the story',
            'nobody can see it any more',
            then(() => quietly(remove(`/assets/${story}`))),
          )
        : null,
    ];
  });
}
