import { get, patch, post } from './api.js';
import { openAttachSheet } from './attach-sheet.js';
import { createBubbles } from './bubbles.js';
import { createComposer } from './composer.js';
import { avatar, el, hidden, icon, toast } from './element.js';
import { openMessageSheet } from './message-sheet.js';
import { createSpeech } from './speech.js';

const TYPING_LASTS = 20_000;
const OPENERS = ['Hi! Is somebody there?', 'Do you ship abroad?', 'Where is my order? 📦'];
const FOLDERS = { primary: 'Primary', general: 'General', requests: 'Requests' };

const compact = (count) => new Intl.NumberFormat(undefined, { notation: 'compact' }).format(count);
const nameOf = (person) => person?.name ?? person?.username ?? '';

const customerLine = (person) => [
  avatar(person, 'mini'),
  el('span', { text: `You are ${nameOf(person)}`, dir: 'auto' }),
];
const ownerLine = ({ name }, folder) => [
  el('span', { text: `${name}’s own app` }),
  folder ? el('span', { class: 'folder', text: FOLDERS[folder] }) : '',
];
const factsOfBusiness = ({ username, followers, posts }) =>
  `${username} · ${compact(followers)} followers · ${posts} posts`;
const factsOfPerson = ({ username, followerCount, followsUs }) =>
  `${username} · ${compact(followerCount)} followers${followsUs ? ' · follows you' : ''}`;

/** The screen of one thread: the customer's, or the same in the business's own app. */
export function createChat(place, { account, side, leave }) {
  let customer = null;
  let person = null;
  let receipts = localStorage.getItem('receipts') !== 'off';
  let typingTimer;

  const isBusiness = () => side() === 'business';
  const other = () => (isBusiness() ? (person ?? account()) : account());
  const title = el('h2', { id: 'chat-title' });
  const you = el('span', { class: 'you' });
  const face = el('span', { class: 'face' });
  const eye = el('button', {
    type: 'button',
    class: 'icon-button',
    onclick: () => setReceipts(!receipts),
  });
  const speech = createSpeech({ isBusiness, customer: () => customer });
  const bubbles = createBubbles({ side, other, act: actOn, press: speech.press });
  const typing = el('div', { class: 'typing', hidden: true });
  const typingWords = el('p', { class: 'visually-hidden', role: 'status' });
  const openers = el('div', { class: 'openers', hidden: true }, OPENERS.map(opener));
  const card = el('div', { class: 'business-card' });
  const request = el(
    'div',
    { class: 'request', hidden: true },
    el('p', { text: 'A message request. They can’t see that you have read it.' }),
    el('button', {
      type: 'button',
      class: 'secondary',
      text: 'Accept',
      onclick: () =>
        post('/business/accept', { to: customer }).catch((error) => toast(error.message)),
    }),
  );
  const held = el('p', { class: 'request', hidden: true });
  const blockedWords = el('p');
  const unblock = el('button', {
    type: 'button',
    class: 'secondary',
    text: 'Unblock',
    onclick: () =>
      patch(`/customers/${customer}`, { blocked: false }).catch((error) => toast(error.message)),
  });
  const blocked = el('div', { class: 'request', hidden: true }, blockedWords, unblock);
  const scroller = el(
    'div',
    { class: 'messages', tabindex: 0, role: 'region', 'aria-label': 'Conversation' },
    card,
    bubbles.element,
    typing,
    openers,
  );
  const composer = createComposer({
    send,
    more: (from) =>
      openAttachSheet(
        {
          isBusiness: isBusiness(),
          say: speech.say,
          answer: (story) => composer.take({ kind: 'story', story, message: { text: 'a story' } }),
        },
        from,
      ),
  });

  place.append(
    el(
      'header',
      { class: 'chat-head' },
      el(
        'button',
        { type: 'button', class: 'icon-button', onclick: leave },
        icon('back'),
        hidden('Back to the list'),
      ),
      face,
      el('div', { class: 'chat-names' }, title, you),
      eye,
    ),
    scroller,
    typingWords,
    el('div', { class: 'chat-foot' }, request, held, blocked, composer.element),
  );
  setReceipts(receipts);
  document.addEventListener('visibilitychange', () => void refresh());

  function opener(words) {
    return el('button', { type: 'button', text: words, onclick: () => composer.write(words) });
  }

  function actOn(message, button) {
    const about = (kind) => () => composer.take({ kind, message });
    openMessageSheet({
      customer,
      side: side(),
      message,
      button,
      reply: about('reply'),
      edit: about('edit'),
    });
  }

  function setReceipts(on) {
    receipts = on;
    localStorage.setItem('receipts', on ? 'on' : 'off');
    eye.replaceChildren(icon(on ? 'eye' : 'eye-off'), hidden('Send “seen” when I read'));
    eye.setAttribute('aria-pressed', String(on));
    eye.title = on ? 'Reading sends “seen”' : 'Reading stays secret';
    if (customer) void refresh();
  }

  async function send(text, about) {
    if (!customer) return false;
    try {
      await speech.write(text, about);
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  async function refresh() {
    const mine = customer;
    if (!mine) return;
    try {
      const thread = await get(`/threads/${mine}`);
      if (mine !== customer) return;
      show(thread);
      const visible = document.visibilityState === 'visible';
      if (visible && receipts) await look(mine, thread.customer);
    } catch (error) {
      toast(error.message);
    }
  }

  /** Looking is told to the other side; in Requests it is not (FACTS §3.3). */
  async function look(mine, { unread, waiting, folder }) {
    if (!isBusiness()) return unread > 0 && post(`/customers/${mine}/seen`);
    return waiting > 0 && folder !== 'requests' && post('/business/seen', { to: mine });
  }

  function show(thread) {
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    person = thread.customer;
    head(thread);
    openers.hidden = isBusiness() || thread.messages.length > 0;
    request.hidden = !(isBusiness() && thread.folder === 'requests');
    held.hidden = !thread.owner;
    showBlocked(!isBusiness() && person.blocked);
    held.textContent = 'Another app holds this thread. Parley can’t answer it.';
    const isNew = bubbles.show(thread);
    setTyping(thread.typing);
    if (atEnd || isNew === 'first' || isNew === 'mine') scroller.scrollTop = scroller.scrollHeight;
  }

  /** Whoever has blocked somebody can't write to them; the blocked one sees nothing of it. */
  function showBlocked(isBlocked) {
    blocked.hidden = !isBlocked;
    composer.element.hidden = isBlocked;
    blockedWords.textContent = `You have blocked ${account().name}. What they send through Parley is refused.`;
  }

  function head({ folder }) {
    const business = account();
    title.textContent = nameOf(other());
    face.replaceChildren(avatar(other(), 'small'));
    you.replaceChildren(...(isBusiness() ? ownerLine(business, folder) : customerLine(person)));
    card.replaceChildren(
      avatar(other(), 'large'),
      el('p', { class: 'business-name', text: nameOf(other()), dir: 'auto' }),
      el('p', { text: isBusiness() ? factsOfPerson(person) : factsOfBusiness(business) }),
    );
    if (isBusiness()) composer.name('Typed by the owner…', `Message to ${nameOf(person)}`);
    else composer.name('Message…', `Message to ${business.name}`);
  }

  function setTyping(on) {
    clearTimeout(typingTimer);
    const isShown = on && !isBusiness();
    typing.hidden = !isShown;
    typingWords.textContent = isShown ? `${account().name} is typing` : '';
    if (!isShown) return;
    const dots = el(
      'span',
      { class: 'typing-dots', 'aria-hidden': true },
      el('i'),
      el('i'),
      el('i'),
    );
    typing.replaceChildren(avatar(account(), 'tiny'), dots);
    scroller.scrollTop = scroller.scrollHeight;
    typingTimer = setTimeout(() => setTyping(false), TYPING_LASTS);
  }

  return {
    open: async (igsid) => {
      customer = igsid;
      person = null;
      bubbles.clear();
      setTyping(false);
      composer.clear();
      await refresh();
      scroller.scrollTop = scroller.scrollHeight;
    },
    close: () => {
      customer = null;
    },
    focus: () => (blocked.hidden ? composer.focus() : unblock.focus()),
    refresh,
    typing: (igsid, on) => {
      if (igsid === customer) setTyping(on);
    },
  };
}
