import { el, hidden, icon } from './element.js';

/**
 * Where words are written. `send(text, about)` is given what the words are about: a message that is
 * quoted or edited, `{ kind, message }`, or null. Returns false when nothing was sent.
 */
export function createComposer({ send, more }) {
  let about = null;
  const field = el('textarea', {
    id: 'message',
    rows: 1,
    enterkeyhint: 'send',
    oninput: () => fit(),
    onkeydown: (event) => {
      if (event.key === 'Escape' && about) return drop();
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      void submit();
    },
  });
  const button = el(
    'button',
    { class: 'send', type: 'submit', disabled: true },
    icon('send'),
    hidden('Send'),
  );
  const plus = el(
    'button',
    { type: 'button', class: 'icon-button plus', onclick: () => more(plus) },
    icon('plus'),
    hidden('More than words'),
  );
  const aboutWords = el('span', { class: 'about-words', dir: 'auto' });
  const aboutBar = el(
    'div',
    { class: 'about', hidden: true },
    aboutWords,
    el(
      'button',
      { type: 'button', class: 'icon-button', onclick: () => drop() },
      icon('close'),
      hidden('Leave it'),
    ),
  );
  const form = el(
    'form',
    {
      class: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    plus,
    field,
    button,
  );

  function fit() {
    button.disabled = field.value.trim() === '';
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 132)}px`;
  }

  function write(words) {
    field.value = words;
    fit();
    field.focus();
  }

  function drop() {
    if (about?.kind === 'edit') write('');
    about = null;
    aboutBar.hidden = true;
  }

  async function submit() {
    const text = field.value.trim();
    if (!text) return;
    const was = about;
    field.value = '';
    about = null;
    aboutBar.hidden = true;
    fit();
    if (await send(text, was)) return;
    take(was);
    write(text);
  }

  function take(wanted) {
    about = wanted;
    aboutBar.hidden = !wanted;
    if (!wanted) return;
    const words = wanted.message.text || 'an attachment';
    aboutWords.textContent = `${wanted.kind === 'edit' ? 'Editing' : 'Replying to'}: ${words}`;
  }

  return {
    element: el('div', { class: 'composer-area' }, aboutBar, form),
    focus: () => field.focus(),
    write,
    clear: () => {
      about = null;
      aboutBar.hidden = true;
      field.value = '';
      fit();
    },
    take: (wanted) => {
      take(wanted);
      write(wanted.kind === 'edit' ? wanted.message.text : field.value);
    },
    /** What stands in the empty field. */
    name: (placeholder, label) => {
      field.placeholder = placeholder;
      field.setAttribute('aria-label', label);
    },
  };
}
