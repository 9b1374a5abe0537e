import { avatar, el } from './element.js';
import { clockTime, dayTime } from './times.js';

const PAUSE = 45 * 60_000;
const RUN = 5 * 60_000;

/** The messages of a thread. Only what is new is added, so a screen reader hears each once. */
export function createBubbles(account) {
  const list = el('ol', { class: 'bubbles' });
  const element = el('div', { class: 'log', role: 'log', 'aria-label': 'Messages' }, list);
  let shown = new Map();

  function bubble(message) {
    const mine = message.from === 'customer';
    return el(
      'li',
      { class: mine ? 'message mine' : 'message theirs', 'data-mid': message.mid },
      el('span', { class: 'visually-hidden', text: mine ? 'You: ' : `${account.name}: ` }),
      mine ? null : avatar(account, 'tiny'),
      el('p', { class: 'bubble', text: message.text, dir: 'auto', title: dayTime(message.at) }),
    );
  }

  /** Bubbles of one run belong together; a longer pause gets a line with the time. */
  function arrange(messages) {
    messages.forEach((message, place) => {
      const item = shown.get(message.mid);
      const before = messages[place - 1];
      const after = messages[place + 1];
      const joins = (one, other) => one?.from === other?.from && Math.abs(one.at - other.at) < RUN;
      const pause = !before || message.at - before.at > PAUSE;
      item.classList.toggle('first', pause || !joins(before, message));
      item.classList.toggle(
        'last',
        !after || after.at - message.at > PAUSE || !joins(message, after),
      );
      if (pause) item.dataset.time = dayTime(message.at);
      else delete item.dataset.time;
    });
  }

  function receipt(thread) {
    list.querySelector('.receipt')?.remove();
    const last = thread.messages.at(-1);
    if (last?.from !== 'customer') return;
    const seen = (thread.businessSeenAt ?? 0) >= last.at;
    list.append(el('li', { class: 'receipt', text: seen ? 'Seen' : `Sent ${clockTime(last.at)}` }));
  }

  return {
    element,
    clear: () => {
      shown = new Map();
      list.replaceChildren();
    },
    /** Tells what came: `first` filling, a message of `mine`, of `theirs`, or null. */
    show: (thread) => {
      const isFirst = shown.size === 0;
      let newest = null;
      thread.messages.forEach((message, place) => {
        if (shown.has(message.mid)) return;
        const item = bubble(message);
        if (!isFirst) item.classList.add('arriving');
        const next = thread.messages.slice(place + 1).find(({ mid }) => shown.has(mid));
        list.insertBefore(item, next ? shown.get(next.mid) : null);
        shown.set(message.mid, item);
        newest = message.from === 'customer' ? 'mine' : 'theirs';
      });
      arrange(thread.messages);
      receipt(thread);
      return isFirst && newest ? 'first' : newest;
    },
  };
}
