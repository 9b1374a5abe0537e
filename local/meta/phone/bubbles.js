import { attachmentCard } from './cards.js';
import { avatar, el, hidden, icon } from './element.js';
import { clockTime, dayTime } from './times.js';

const PAUSE = 45 * 60_000;
const RUN = 5 * 60_000;

/**
 * The messages of a thread, seen from one `side`. Only what is new or has changed is drawn, so a
 * screen reader hears each once. `act(message, button)` opens what can be done with one; `press` is for what
 * it offers to be pressed.
 */
export function createBubbles({ side, other, act, press }) {
  const list = el('ol', { class: 'bubbles' });
  const element = el('div', { class: 'log', role: 'log', 'aria-label': 'Messages' }, list);
  let shown = new Map();
  let drawn = new Map();

  /** Puts in a message that is new, and tells whose it is. */
  function add(messages, place, isFirst) {
    const message = messages[place];
    const added = item(message);
    fill(added, message, messages);
    if (!isFirst) added.classList.add('arriving');
    const next = messages.slice(place + 1).find(({ mid }) => shown.has(mid));
    list.insertBefore(added, next ? shown.get(next.mid) : null);
    shown.set(message.mid, added);
    return message.from === side() ? 'mine' : 'theirs';
  }

  const nameOf = (from) => (from === side() ? 'You' : (other().name ?? other().username));

  function item(message) {
    const mine = message.from === side();
    return el('li', { class: mine ? 'message mine' : 'message theirs', 'data-mid': message.mid });
  }

  function fill(place, message, all) {
    const mine = message.from === side();
    place.replaceChildren(
      ...[
        hidden(`${nameOf(message.from)}: `),
        mine ? null : avatar(other(), 'tiny'),
        el('div', { class: 'said' }, saidParts(message, all)),
        message.unsentAt ? null : more(message),
      ].filter(Boolean),
    );
  }

  function more(message) {
    const button = el(
      'button',
      { type: 'button', class: 'icon-button more', onclick: () => act(message, button) },
      icon('smile'),
      hidden('React, reply or change'),
    );
    return button;
  }

  function saidParts(message, all) {
    if (message.unsentAt) return [el('p', { class: 'bubble unsent', text: unsentWords(message) })];
    const { text, unsupported, at, attachments = [], reactions = [], quickReplies = [] } = message;
    return [
      quote(message, all),
      ...attachments.map((attachment) => attachmentCard(attachment, chip)),
      unsupported && el('p', { class: 'bubble unsent', text: 'Something only the app can show' }),
      text && el('p', { class: 'bubble', text, dir: 'auto', title: dayTime(at) }),
      reactions.length > 0 && el('p', { class: 'reactions' }, reactions.map(reaction)),
      ...marksOf(message).map((words) => el('p', { class: 'mark', text: words })),
      ...quickReplies.map((words) => chip(words, { quickReply: words })),
    ].filter(Boolean);
  }

  /** What a customer can press; the owner only sees that they can. */
  const chip = (words, what) =>
    side() === 'customer'
      ? el('button', { type: 'button', class: 'chip', text: words, onclick: () => press(what) })
      : el('p', { class: 'chip', text: words });

  const reaction = ({ by, emoji }) =>
    el('span', { title: nameOf(by) }, emoji, hidden(` from ${nameOf(by)}`));

  const unsentWords = ({ from, unsentAt }) =>
    `${nameOf(from)} unsent a message at ${clockTime(unsentAt)}`;

  function quote({ replyTo, storySrc }, all) {
    if (!replyTo) return null;
    if (replyTo.story) {
      const picture = el('img', { src: storySrc, alt: '', class: 'story', loading: 'lazy' });
      picture.addEventListener('error', () => picture.remove());
      return el('div', { class: 'quote' }, el('span', { text: 'To a story' }), picture);
    }
    const quoted = all.find(({ mid }) => mid === replyTo.mid);
    const words = quoted?.text || (quoted?.attachments?.length ? 'An attachment' : 'A message');
    return el('p', { class: 'quote', text: words, dir: 'auto' });
  }

  /** Bubbles of one run belong together; a longer pause gets a line with the time. */
  function arrange(messages) {
    messages.forEach((message, place) => {
      const element_ = shown.get(message.mid);
      const before = messages[place - 1];
      const after = messages[place + 1];
      const joins = (one, next) => one?.from === next?.from && Math.abs(one.at - next.at) < RUN;
      const pause = !before || message.at - before.at > PAUSE;
      element_.classList.toggle('first', pause || !joins(before, message));
      element_.classList.toggle(
        'last',
        !after || after.at - message.at > PAUSE || !joins(message, after),
      );
      if (pause) element_.dataset.time = dayTime(message.at);
      else delete element_.dataset.time;
    });
  }

  function receipt(thread) {
    list.querySelector('.receipt')?.remove();
    const last = thread.messages.at(-1);
    if (last?.from !== side()) return;
    const seenAt = side() === 'customer' ? thread.businessSeenAt : thread.customerSeenAt;
    const isShown = side() === 'business' || thread.showsSeen;
    const seen = isShown && (seenAt ?? 0) >= last.at;
    const words = seen ? `Seen ${clockTime(seenAt)}` : `Sent ${clockTime(last.at)}`;
    list.append(el('li', { class: 'receipt', text: words }));
  }

  return {
    element,
    clear: () => {
      shown = new Map();
      drawn = new Map();
      list.replaceChildren();
    },
    /** Tells what came: `first` filling, a message of `mine`, of `theirs`, or null. */
    show: (thread) => {
      const isFirst = shown.size === 0;
      let newest = null;
      for (const [place, message] of thread.messages.entries()) {
        const text = JSON.stringify(withoutAddresses(message));
        if (drawn.get(message.mid) === text) continue;
        drawn.set(message.mid, text);
        const known = shown.get(message.mid);
        if (known) fill(known, message, thread.messages);
        else newest = add(thread.messages, place, isFirst);
      }
      arrange(thread.messages);
      receipt(thread);
      return isFirst && newest ? 'first' : newest;
    },
  };
}

/** Addresses are signed anew each time; they make no message another. */
const withoutAddresses = ({ storySrc: _, attachments = [], ...rest }) => ({
  ...rest,
  attachments: attachments.map(({ src: __, ...each }) => each),
});

/** Small print under a message. */
const marksOf = ({ edits, postback, referral, via }) =>
  [
    edits?.length && 'Edited',
    postback && 'Tapped',
    referral && referralWords(referral),
    via === 'private_reply' && 'In answer to a comment',
  ].filter(Boolean);

const referralWords = ({ source, ads_context_data: ad, product }) => {
  if (product) return 'From a product';
  return source === 'ADS' ? `From an ad: ${ad?.ad_title ?? 'untitled'}` : 'From a link';
};
