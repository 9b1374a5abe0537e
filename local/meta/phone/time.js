import { get, post, remove } from './api.js';
import { el, toast } from './element.js';

const HOUR = 3_600_000;
const STEPS = [
  ['+ 1 hour', HOUR],
  ['+ 1 day', 24 * HOUR],
  ['+ 7 days', 7 * 24 * HOUR],
  ['+ 60 days', 60 * 24 * HOUR],
];

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Puts Meta's clock forward: windows close, addresses and tokens die, retries come due. */
export function createTime() {
  const shown = el('p', { class: 'clock-face' });
  const step = (words, work) =>
    el('button', {
      type: 'button',
      class: 'secondary',
      text: words,
      onclick: () => work().catch((error) => toast(error.message)),
    });
  const back = step('Back to now', () => remove('/clock'));
  const steps = STEPS.map(([words, advance]) => step(words, () => post('/clock', { advance })));
  return {
    element: el('div', {}, shown, el('div', { class: 'pending' }, steps, back)),
    refresh: async () => {
      const { now, offset } = await get('/clock');
      shown.textContent = offset > 0 ? `It is ${format.format(now)} there` : 'The same as here';
      back.hidden = offset === 0;
    },
  };
}
