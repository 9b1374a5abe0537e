import { get } from './api.js';
import { avatar, el, icon, toast } from './element.js';
import { openNewcomer } from './newcomer.js';
import { addressOf } from './place.js';
import { shortAge } from './times.js';

const FOLDERS = [
  ['primary', 'Primary'],
  ['general', 'General'],
  ['requests', 'Requests'],
];

/** The first screen: who you are as a customer, or what waits in the business's own inbox. */
export function createPeople(place, { account, side, choose }) {
  let everyone = [];
  let folder = 'primary';
  const list = el('ul', { class: 'people-list', id: 'people-list' });
  const empty = el('p', { class: 'empty', hidden: true });
  const title = el('h2', { id: 'people-title' });
  const hint = el('p', { class: 'people-hint' });
  const search = el('input', {
    type: 'search',
    id: 'people-search',
    placeholder: 'Search by name',
    autocomplete: 'off',
    'aria-label': 'Search customers',
    'aria-controls': 'people-list',
    oninput: () => show(),
  });
  const newcomer = el(
    'button',
    {
      class: 'new-customer',
      type: 'button',
      onclick: () => openNewcomer(account().externalId, choose),
    },
    icon('plus'),
    'New customer',
  );
  const tabs = FOLDERS.map(([name]) =>
    el('button', {
      type: 'button',
      'data-folder': name,
      onclick: () => {
        folder = name;
        show();
      },
    }),
  );
  const folders = el('div', { class: 'folders', role: 'group', 'aria-label': 'Folder' }, tabs);
  place.append(
    el('div', { class: 'people-head' }, title, newcomer),
    hint,
    folders,
    el('div', { class: 'search' }, icon('search'), search),
    list,
    empty,
  );

  const isBusiness = () => side() === 'business';
  const inFolder = (person) => !isBusiness() || (person.last && person.folder === folder);

  function show() {
    const wanted = search.value.trim().toLocaleLowerCase();
    const found = everyone
      .filter(inFolder)
      .filter(({ name, username }) =>
        `${name ?? ''} ${username}`.toLocaleLowerCase().includes(wanted),
      );
    title.textContent = isBusiness() ? 'Inbox' : 'Who are you?';
    hint.textContent = isBusiness()
      ? `${account().username}, in the Instagram app of its owner.`
      : `Somebody who writes to ${account().name}.`;
    newcomer.hidden = isBusiness();
    folders.hidden = !isBusiness();
    for (const [place_, tab] of tabs.entries()) {
      const [name, words] = FOLDERS[place_];
      const count = everyone.filter((p) => p.folder === name && p.waiting > 0).length;
      tab.textContent = count > 0 ? `${words} ${count}` : words;
      tab.setAttribute('aria-pressed', String(name === folder));
    }
    list.replaceChildren(...found.map(row));
    empty.hidden = found.length > 0;
    empty.textContent = emptyWords();
  }

  function emptyWords() {
    const wanted = search.value.trim();
    if (isBusiness()) {
      return wanted ? `Nobody called “${wanted}” here.` : `Nothing in ${folder} yet.`;
    }
    return wanted
      ? `Nobody here is called “${wanted}”. Make a new customer?`
      : 'Nobody here yet. Make a new customer to begin.';
  }

  function row(person) {
    const { last } = person;
    const unread = isBusiness() ? person.waiting : person.unread;
    const link = el(
      'a',
      {
        href: addressOf({ customer: person.externalId, side: side() }),
        'data-customer': person.externalId,
        class: unread ? 'person unread' : 'person',
        onclick: (event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          choose(person.externalId);
        },
      },
      avatar(person),
      el(
        'span',
        { class: 'person-words' },
        el('span', { class: 'person-name', text: person.name ?? person.username, dir: 'auto' }),
        el('span', { class: 'person-last', text: lastWords(last, side()), dir: 'auto' }),
      ),
      el(
        'span',
        { class: 'person-side' },
        el('span', { class: 'person-age', text: last ? shortAge(last.at) : '' }),
        unread
          ? el(
              'span',
              { class: 'dot' },
              el('span', { class: 'visually-hidden', text: `${unread} new` }),
            )
          : null,
      ),
    );
    return el('li', {}, link);
  }

  return {
    refresh: async () => {
      try {
        everyone = await get(`/customers?account=${account().externalId}`);
        const focused = document.activeElement?.dataset?.customer;
        show();
        if (focused) list.querySelector(`[data-customer="${focused}"]`)?.focus();
      } catch (error) {
        toast(error.message);
      }
    },
    names: () =>
      new Map(everyone.map((person) => [person.externalId, person.name ?? person.username])),
    focus: (customer) =>
      (list.querySelector(`[data-customer="${customer}"]`) ?? search).focus({
        preventScroll: false,
      }),
  };
}

const lastWords = (last, side) => {
  if (!last) return 'Has not written yet';
  return last.from === side ? `You: ${last.text}` : last.text;
};
