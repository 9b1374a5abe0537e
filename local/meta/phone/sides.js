import { el } from './element.js';

const SIDES = [
  ['customer', 'Customer'],
  ['business', 'Business'],
];

/** The row under the phone's clock: which business it is about, and whose phone this is. */
export function createSides(place, { chooseAccount, chooseSide }) {
  const accounts = el('select', {
    class: 'businesses',
    'aria-label': 'Business',
    onchange: () => chooseAccount(accounts.value),
  });
  const buttons = SIDES.map(([side, words]) =>
    el('button', {
      type: 'button',
      'data-side': side,
      'aria-pressed': 'false',
      text: words,
      onclick: () => chooseSide(side),
    }),
  );
  place.append(
    accounts,
    el('div', { class: 'side-switch', role: 'group', 'aria-label': 'Whose phone' }, buttons),
  );

  return {
    show: ({ known, account, side }) => {
      const wanted = known.map(({ externalId, name }) => `${externalId} ${name}`).join();
      if (accounts.dataset.known !== wanted) {
        accounts.dataset.known = wanted;
        accounts.replaceChildren(
          ...known.map(({ externalId, name }) => el('option', { value: externalId, text: name })),
        );
      }
      accounts.value = account.externalId;
      for (const button of buttons) {
        button.setAttribute('aria-pressed', String(button.dataset.side === side));
      }
    },
  };
}
