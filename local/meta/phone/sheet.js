import { el, icon } from './element.js';

/** A sheet of choices over the phone; it closes once something was chosen. Focus goes back to `from`. */
export function openSheet(title, from, content) {
  const close = () => sheet.close();
  const sheet = el(
    'dialog',
    {
      class: 'sheet',
      'aria-label': title,
      onclose: () => {
        sheet.remove();
        from.focus();
      },
      onclick: (event) => {
        if (event.target === sheet) close();
      },
    },
    el('div', { class: 'sheet-body' }, el('h3', { text: title }), content(close)),
  );
  document.body.append(sheet);
  sheet.showModal();
  const phone = document.getElementById('phone').getBoundingClientRect();
  sheet.style.setProperty('--over', `${phone.left + (phone.width - sheet.offsetWidth) / 2}px`);
}

/** One choice: a word, perhaps with a hint behind it. */
export const choice = (words, hint, chosen) =>
  el(
    'button',
    { type: 'button', class: 'choice', onclick: chosen },
    el('span', { text: words }),
    hint ? el('span', { class: 'hint', text: hint }) : null,
  );

/** The same as a square with a picture. */
export const tile = (words, glyph, chosen) =>
  el(
    'button',
    { type: 'button', class: 'tile', onclick: chosen },
    el('span', { class: 'tile-icon' }, icon(glyph)),
    el('span', { text: words }),
  );
