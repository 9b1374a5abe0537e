import { get, patch, post, remove } from './api.js';
import { el, toast } from './element.js';

const GRAPH = { host: 'graph.instagram.com' };
const SENDS = { ...GRAPH, method: 'POST', path: '*/messages' };

const fault = (name, match, effect) => ({
  isOn: ({ faults }) => faults.some((f) => f.name === name),
  turnOn: () => post('/faults', { name, match, effect, times: 'always' }),
  turnOff: async ({ faults }) => {
    await Promise.all(
      faults.filter((f) => f.name === name).map(({ id }) => remove(`/faults/${id}`)),
    );
  },
});

const setting = (on, off) => ({
  isOn: ({ switches }) => Object.entries(on).every(([key, value]) => switches[key] === value),
  turnOn: () => patch('/switches', on),
  turnOff: () => patch('/switches', off),
});

const DIFFICULTIES = [
  {
    words: 'Instagram is slow',
    hint: 'every call takes 4 seconds',
    ...fault('slow', GRAPH, { hang: 4000 }),
  },
  {
    words: 'Instagram answers errors',
    hint: 'temporary error, code 2',
    ...fault('errors', GRAPH, { code: 2 }),
  },
  {
    words: 'Answers get lost',
    hint: 'the message goes out, Parley is not told',
    ...fault('lost', SENDS, { afterDoing: true, drop: true }),
  },
  {
    words: 'Hold deliveries',
    hint: 'webhooks wait until you let go',
    ...setting({ hold: true }, { hold: false }),
  },
  {
    words: 'Deliver everything twice',
    hint: 'as Meta sometimes does',
    ...setting({ copies: 2 }, { copies: 1 }),
  },
  {
    words: 'The token is no longer valid',
    hint: 'the owner changed the password',
    isOn: ({ account }) => account.token.state === 'password_changed',
    turnOn: () => patch('/token', { state: 'password_changed' }),
    turnOff: () => patch('/token', { state: 'valid' }),
  },
];

/** The switches that make Meta behave badly. */
export function difficulties() {
  let now = { faults: [], switches: {}, account: { token: {} } };
  const rows = DIFFICULTIES.map((difficulty, place) => {
    const button = el('button', {
      type: 'button',
      role: 'switch',
      class: 'switch',
      'aria-checked': 'false',
      'aria-labelledby': `difficulty-${place}`,
      'aria-describedby': `difficulty-hint-${place}`,
      onclick: async () => {
        try {
          await (difficulty.isOn(now) ? difficulty.turnOff(now) : difficulty.turnOn(now));
          await refresh();
        } catch (error) {
          toast(error.message);
        }
      },
    });
    const row = el(
      'li',
      { class: 'difficulty' },
      el(
        'span',
        { class: 'difficulty-words' },
        el('span', { id: `difficulty-${place}`, text: difficulty.words }),
        el('span', { class: 'hint', id: `difficulty-hint-${place}`, text: difficulty.hint }),
      ),
      button,
    );
    row.addEventListener('click', (event) => {
      if (event.target !== button) button.click();
    });
    return { row, button, difficulty };
  });

  async function refresh() {
    const [faults, switches, account] = await Promise.all([
      get('/faults'),
      get('/switches'),
      get('/account'),
    ]);
    now = { faults, switches, account };
    for (const { button, difficulty } of rows) {
      button.setAttribute('aria-checked', String(difficulty.isOn(now)));
    }
  }
  return {
    element: el(
      'ul',
      { class: 'difficulties' },
      rows.map(({ row }) => row),
    ),
    refresh,
  };
}
