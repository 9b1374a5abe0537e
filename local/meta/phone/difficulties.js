import { get } from './api.js';
import { GROUPS } from './difficulty-groups.js';
import { el, toast } from './element.js';

/** The switches that make Meta behave badly. `account` and `customer` say whom they are about. */
export function difficulties(account, customer) {
  let now = null;
  const groups = GROUPS.map(([title, wanted], place) => {
    const rows = wanted.map((difficulty, nth) => row(difficulty, `difficulty-${place}-${nth}`));
    const element = el(
      'div',
      { role: 'group', 'aria-labelledby': `difficulties-${place}` },
      el('h4', { id: `difficulties-${place}`, text: title }),
      el(
        'ul',
        { class: 'difficulties' },
        rows.map(({ item }) => item),
      ),
    );
    return { element, rows };
  });

  function row([words, hint, difficulty], id) {
    const button = el('button', {
      type: 'button',
      role: 'switch',
      class: 'switch',
      'aria-checked': 'false',
      'aria-labelledby': id,
      'aria-describedby': `${id}-hint`,
      onclick: () => void turn(difficulty),
    });
    const item = el(
      'li',
      { class: 'difficulty' },
      el(
        'span',
        { class: 'difficulty-words' },
        el('span', { id, text: words }),
        el('span', { class: 'hint', id: `${id}-hint`, text: hint }),
      ),
      button,
    );
    item.addEventListener('click', (event) => {
      if (event.target !== button) button.click();
    });
    return { item, button, difficulty };
  }

  async function turn(difficulty) {
    try {
      await refresh();
      await (difficulty.isOn(now) ? difficulty.turnOff(now) : difficulty.turnOn(now));
      await refresh();
    } catch (error) {
      toast(error.message);
    }
  }

  async function refresh() {
    const open = customer();
    const [faults, switches, app, shown, thread] = await Promise.all([
      get('/faults'),
      get('/switches'),
      get('/app'),
      get(`/account?account=${account().externalId}`),
      open ? get(`/threads/${open}`) : null,
    ]);
    now = { faults, switches, app, account: shown, customer: thread?.customer ?? null };
    for (const { element, rows } of groups) {
      for (const { item, button, difficulty } of rows) {
        item.hidden = difficulty.isAbout?.(now) === false;
        button.setAttribute('aria-checked', String(difficulty.isOn(now)));
      }
      element.hidden = rows.every(({ item }) => item.hidden);
    }
  }

  return {
    element: el(
      'div',
      { class: 'difficulty-groups' },
      groups.map(({ element }) => element),
    ),
    refresh,
  };
}
