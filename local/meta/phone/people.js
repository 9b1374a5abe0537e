import { get } from './api.js';
import { avatar, el, icon, toast } from './element.js';
import { openNewcomer } from './newcomer.js';
import { shortAge } from './times.js';

/** The screen on which you choose who you are. */
export function createPeople(place, choose) {
  let everyone = [];
  const list = el('ul', { class: 'people-list', id: 'people-list' });
  const empty = el('p', { class: 'empty', hidden: true });
  const search = el('input', {
    type: 'search',
    id: 'people-search',
    placeholder: 'Search by name',
    autocomplete: 'off',
    'aria-label': 'Search customers',
    'aria-controls': 'people-list',
    oninput: () => show(),
  });
  place.append(
    el(
      'div',
      { class: 'people-head' },
      el('h2', { id: 'people-title', text: 'Who are you?' }),
      el(
        'button',
        { class: 'new-customer', type: 'button', onclick: () => openNewcomer(choose) },
        icon('plus'),
        'New customer',
      ),
    ),
    el('p', {
      class: 'people-hint',
      text: 'A customer’s phone. What you write arrives in Parley.',
    }),
    el('div', { class: 'search' }, icon('search'), search),
    list,
    empty,
  );

  function show() {
    const wanted = search.value.trim().toLocaleLowerCase();
    const found = everyone.filter(({ name, username }) =>
      `${name ?? ''} ${username}`.toLocaleLowerCase().includes(wanted),
    );
    list.replaceChildren(...found.map(row));
    empty.hidden = found.length > 0;
    empty.textContent = wanted
      ? `Nobody here is called “${search.value.trim()}”. Make a new customer?`
      : 'Nobody here yet. Make a new customer to begin.';
  }

  function row(person) {
    const { last, unread } = person;
    const link = el(
      'a',
      {
        href: `/?customer=${person.externalId}`,
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
        el('span', { class: 'person-last', text: lastWords(last), dir: 'auto' }),
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
        everyone = await get('/customers');
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

const lastWords = (last) => {
  if (!last) return 'Has not written yet';
  return last.from === 'customer' ? `You: ${last.text}` : last.text;
};
