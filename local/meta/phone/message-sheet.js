import { post } from './api.js';
import { el, toast } from './element.js';
import { choice, openSheet } from './sheet.js';

const EMOJIS = ['❤️', '😂', '😮', '😢', '😡', '👍', '🔥', '🌿'];

const quietly = (work) => work.catch((error) => toast(error.message));

/** What a customer can do with one message; `reply` and `edit` go on in the composer. */
export function openMessageSheet({ customer, message, button, reply, edit }) {
  const { mid } = message;
  const mine = message.reactions?.find(({ by }) => by === 'customer')?.emoji ?? null;
  const react = (emoji) => quietly(post(`/customers/${customer}/reactions`, { mid, emoji }));
  const isOwn = message.from === 'customer';
  openSheet('This message', button, (close) => {
    const then = (work) => () => {
      close();
      work();
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
            onclick: then(() => void react(emoji === mine ? null : emoji)),
          }),
        ),
      ),
      choice('Reply', 'quotes it', then(reply)),
      isOwn && message.text ? choice('Edit', 'as often as you like', then(edit)) : null,
      isOwn
        ? choice(
            'Unsend',
            'it disappears for both',
            then(() => void quietly(post(`/customers/${customer}/unsend`, { mid }))),
          )
        : null,
    ];
  });
}
