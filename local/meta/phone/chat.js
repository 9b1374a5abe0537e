import { get, post } from './api.js';
import { createBubbles } from './bubbles.js';
import { avatar, el, hidden, icon, toast } from './element.js';

const TYPING_LASTS = 20_000;
const OPENERS = [
  'Hi! Is the Ash dripper in stock?',
  'Do you ship abroad?',
  'Where is my order? 📦',
];

const compact = (count) => new Intl.NumberFormat(undefined, { notation: 'compact' }).format(count);

/** The screen on which you write to the business as one customer. */
export function createChat(place, { account, leave }) {
  let customer = null;
  let receipts = localStorage.getItem('receipts') !== 'off';
  let typingTimer;

  const you = el('span', { class: 'you' });
  const eye = el('button', {
    type: 'button',
    class: 'icon-button',
    onclick: () => setReceipts(!receipts),
  });
  const bubbles = createBubbles(account);
  const typing = el(
    'div',
    { class: 'typing', hidden: true },
    avatar(account, 'tiny'),
    el('span', { class: 'typing-dots', 'aria-hidden': true }, el('i'), el('i'), el('i')),
  );
  const typingWords = el('p', { class: 'visually-hidden', role: 'status' });
  const openers = el('div', { class: 'openers', hidden: true }, OPENERS.map(opener));
  const card = el(
    'div',
    { class: 'business-card' },
    avatar(account, 'large'),
    el('p', { class: 'business-name', text: account.name }),
    el('p', {
      text: `${account.username} · ${compact(account.followers)} followers · ${account.posts} posts`,
    }),
  );
  const scroller = el(
    'div',
    { class: 'messages', tabindex: 0, role: 'region', 'aria-label': 'Conversation' },
    card,
    bubbles.element,
    typing,
    openers,
  );
  const field = el('textarea', {
    id: 'message',
    rows: 1,
    placeholder: 'Message…',
    'aria-label': `Message to ${account.name}`,
    enterkeyhint: 'send',
    oninput: () => fit(),
    onkeydown: (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void send();
    },
  });
  const button = el(
    'button',
    { class: 'send', type: 'submit', disabled: true },
    icon('send'),
    hidden('Send'),
  );

  place.append(
    el(
      'header',
      { class: 'chat-head' },
      el(
        'button',
        { type: 'button', class: 'icon-button', onclick: leave },
        icon('back'),
        hidden('Be somebody else'),
      ),
      avatar(account, 'small'),
      el('div', { class: 'chat-names' }, el('h2', { id: 'chat-title', text: account.name }), you),
      eye,
    ),
    scroller,
    typingWords,
    el(
      'form',
      {
        class: 'composer',
        onsubmit: (event) => {
          event.preventDefault();
          void send();
        },
      },
      field,
      button,
    ),
  );
  setReceipts(receipts);
  document.addEventListener('visibilitychange', () => void refresh());

  function opener(words) {
    return el('button', {
      type: 'button',
      text: words,
      onclick: () => {
        field.value = words;
        fit();
        field.focus();
      },
    });
  }

  function fit() {
    button.disabled = field.value.trim() === '';
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
  }

  function setReceipts(on) {
    receipts = on;
    localStorage.setItem('receipts', on ? 'on' : 'off');
    const sentence = on ? 'Reading sends “seen”' : 'Reading stays secret';
    eye.replaceChildren(icon(on ? 'eye' : 'eye-off'), hidden('Send “seen” when I read'));
    eye.setAttribute('aria-pressed', String(on));
    eye.title = sentence;
    if (customer) void refresh();
  }

  async function send() {
    const text = field.value.trim();
    if (!text || !customer) return;
    field.value = '';
    fit();
    try {
      await post(`/customers/${customer}/messages`, { text });
    } catch (error) {
      field.value = text;
      fit();
      toast(error.message);
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
      if (visible && receipts && thread.customer.unread > 0) await post(`/customers/${mine}/seen`);
    } catch (error) {
      toast(error.message);
    }
  }

  function show(thread) {
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    const person = thread.customer;
    const name = person.name ?? person.username;
    you.replaceChildren(
      avatar(person, 'mini'),
      el('span', { text: `You are ${name}`, dir: 'auto' }),
    );
    openers.hidden = thread.messages.length > 0;
    const isNew = bubbles.show(thread);
    setTyping(thread.typing);
    if (atEnd || isNew === 'first' || isNew === 'mine') scroller.scrollTop = scroller.scrollHeight;
  }

  function setTyping(on) {
    clearTimeout(typingTimer);
    typing.hidden = !on;
    typingWords.textContent = on ? `${account.name} is typing` : '';
    if (!on) return;
    scroller.scrollTop = scroller.scrollHeight;
    typingTimer = setTimeout(() => setTyping(false), TYPING_LASTS);
  }

  return {
    open: async (igsid) => {
      customer = igsid;
      bubbles.clear();
      setTyping(false);
      field.value = '';
      fit();
      await refresh();
      scroller.scrollTop = scroller.scrollHeight;
    },
    close: () => {
      customer = null;
    },
    focus: () => field.focus(),
    refresh,
    typing: (igsid, on) => {
      if (igsid === customer) setTyping(on);
    },
  };
}
