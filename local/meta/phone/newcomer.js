import { post } from './api.js';
import { el, hidden, icon } from './element.js';

const NAMES = [
  'Alma Reyes',
  'Noor Hassan',
  'Felix Baumann',
  'Chidi Eze',
  'Ivy Lindholm',
  'Marta Kowalska',
  'Rafael Pinto',
  'Saoirse Byrne',
  'Kenji Mori',
  'Layla Aziz',
  'Oscar Nyberg',
  'Thandi Mokoena',
  'Juno Park',
  'Emil Sørensen',
  'Camille Roux',
  'Tariq Khan',
];
const HAIRCUTS = [
  'short',
  'quiff',
  'bob',
  'long',
  'waves',
  'bun',
  'ponytail',
  'curly',
  'ringlets',
  'afro',
  'braids',
  'locs',
  'beanie',
  'cap',
];
const HAIRS = ['black', 'dark', 'brown', 'auburn', 'ginger', 'blond', 'grey', 'pink', 'teal'];

const any = (list) => list[Math.floor(Math.random() * list.length)];
const randomLook = () =>
  [
    any(HAIRCUTS),
    `s${1 + Math.floor(Math.random() * 6)}`,
    any(HAIRS),
    Math.random() < 0.3 ? 'glasses' : '',
  ]
    .filter(Boolean)
    .join(',');
/** Instagram's names are of plain letters, digits and dots. */
function handleOf(name) {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9 ]/g, '')
    .trim()
    .replace(/\s+/g, '.');
  return `${plain || 'visitor'}_${Math.floor(10 + Math.random() * 90)}`;
}

/** Asks who the new customer of this business is; then `chosen(igsid)`. */
export function openNewcomer(account, chosen) {
  const suggestion = any(NAMES);
  const name = el('input', {
    id: 'newcomer-name',
    name: 'name',
    value: suggestion,
    maxlength: 60,
    autocomplete: 'off',
  });
  const username = el('input', {
    id: 'newcomer-username',
    name: 'username',
    value: handleOf(suggestion),
    maxlength: 60,
    required: true,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
  });
  const follows = el('input', { type: 'checkbox', name: 'follows', checked: true });
  const picture = el('input', { type: 'checkbox', name: 'picture', checked: true });
  const shy = el('input', { type: 'checkbox', name: 'shy' });
  const problem = el('p', { class: 'problem', role: 'alert' });
  let touched = false;
  username.addEventListener('input', () => {
    touched = true;
  });
  name.addEventListener('input', () => {
    if (!touched) username.value = handleOf(name.value || 'visitor');
  });

  const dialog = el(
    'dialog',
    { class: 'newcomer', 'aria-labelledby': 'newcomer-title', onclose: () => dialog.remove() },
    el(
      'form',
      {
        onsubmit: async (event) => {
          event.preventDefault();
          try {
            const person = await post('/customers', {
              account,
              name: name.value.trim() || null,
              username: username.value.trim(),
              look: picture.checked ? randomLook() : null,
              followsUs: follows.checked,
              followerCount: Math.floor(Math.random() * 900),
              profile: shy.checked ? 'no_consent' : 'full',
            });
            dialog.close();
            chosen(person.externalId);
          } catch (error) {
            problem.textContent = error.message;
          }
        },
      },
      el(
        'div',
        { class: 'newcomer-head' },
        el('h2', { id: 'newcomer-title', text: 'New customer' }),
        el(
          'button',
          { type: 'button', class: 'icon-button', onclick: () => dialog.close() },
          icon('close'),
          hidden('Close'),
        ),
      ),
      el('label', { for: 'newcomer-name', text: 'Name' }),
      name,
      el('p', { class: 'field-hint', text: 'Leave it empty: some people have none.' }),
      el('label', { for: 'newcomer-username', text: 'Username' }),
      username,
      el('label', { class: 'tick' }, follows, 'Follows the business'),
      el('label', { class: 'tick' }, picture, 'Has a profile picture'),
      el('label', { class: 'tick' }, shy, 'Does not share the profile'),
      problem,
      el('button', { type: 'submit', class: 'primary', text: 'Start writing' }),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  name.select();
}
