import { get, post } from './api.js';
import { difficulties } from './difficulties.js';
import { el, hidden, icon, toast } from './element.js';
import { createStanding } from './standing.js';
import { createTime } from './time.js';
import { clockTime } from './times.js';

const SHOWN = 5;

const WHAT = {
  message: (name) => `${name} wrote`,
  echo: (name) => `Echo to ${name}`,
  seen: (name) => `${name} has seen it`,
  edit: (name) => `${name} changed a message`,
  reaction: (name) => `${name} reacted`,
  postback: (name) => `${name} tapped`,
  referral: (name) => `${name} came through a link`,
  optin: (name) => `${name} agreed to news`,
  handover: () => 'The thread changed hands',
  comment: (name) => `${name} commented`,
  live_comment: (name) => `${name} commented live`,
  standby: (name) => `${name}, in standby`,
  other: () => 'By hand',
};
const SIGNALS = {
  typing_on: 'Typing, to',
  typing_off: 'No longer typing, to',
  mark_seen: 'Read, from',
  react: 'Reaction to',
  unreact: 'No reaction to',
};
const CALLS = [
  [
    /^POST .*\/messages$/,
    (name, call) => `${SIGNALS[call.body?.sender_action] ?? 'Message to'} ${name}`,
  ],
  [/^GET .*\/conversations$/, () => 'Looks through conversations'],
  [/^GET .*\/messages$/, () => 'Reads a conversation'],
  [/subscribed_apps$/, () => 'Sets its subscription'],
  [/^GET \/me$/, () => 'Asks for the account'],
  [/^(GET|POST) \/oauth\/authorize$/, () => 'The login page'],
  [/^POST \/oauth\/access_token$/, () => 'A code for a token'],
  [/^GET \/access_token$/, () => 'A token for sixty days'],
  [/^GET \/refresh_access_token$/, () => 'Sixty more days'],
  [/message_attachments$/, () => 'Uploads a file'],
  [/^GET \/\d+$/, (name) => `Asks who ${name} is`],
];

/** Beside the phone: what goes back and forth between Meta and Parley, and ways to make it hard. */
export function createBackstage(place, { button, phone, account, customer, names }) {
  const deliveries = el('ul', { class: 'wire' });
  const pending = el('div', { class: 'pending' });
  const calls = el('ul', { class: 'wire' });
  const hard = difficulties(account, customer);
  const time = createTime();
  const standing = createStanding(account);
  place.append(
    el(
      'div',
      { class: 'backstage-head' },
      el('h2', { id: 'backstage-title', text: 'What Meta is doing' }),
      el(
        'button',
        { type: 'button', class: 'icon-button backstage-close', onclick: () => fold() },
        icon('close'),
        hidden('Close'),
      ),
    ),
    section('To Parley', 'Signed webhooks', deliveries, pending),
    section('From Parley', 'Calls to Meta’s hosts', calls),
    section('The account', 'As Meta sees it', standing.element),
    section('Meta’s clock', 'What would happen in a while?', time.element),
    section('Make it hard', 'What does Parley do when…', hard.element),
  );

  button.addEventListener('click', () => {
    place.classList.add('open');
    place.setAttribute('role', 'dialog');
    place.setAttribute('aria-modal', 'true');
    button.setAttribute('aria-expanded', 'true');
    phone.inert = true;
    place.querySelector('.backstage-close').focus();
  });
  place.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && place.classList.contains('open')) fold();
  });
  function fold() {
    place.classList.remove('open');
    place.removeAttribute('role');
    place.removeAttribute('aria-modal');
    button.setAttribute('aria-expanded', 'false');
    phone.inert = false;
    button.focus();
  }

  async function refresh() {
    try {
      const [sent, made] = await Promise.all([
        get('/deliveries'),
        get('/ledger'),
        hard.refresh(),
        time.refresh(),
        standing.refresh(),
      ]);
      const known = names();
      deliveries.replaceChildren(...latest(sent).map((delivery) => deliveryRow(delivery, known)));
      calls.replaceChildren(...latest(made).map((call) => callRow(call, known)));
      none(deliveries, 'Write something on the phone.');
      none(calls, 'No call yet.');
      pending.replaceChildren(...waitingButtons(sent));
    } catch (error) {
      toast(error.message);
    }
  }

  return { refresh };
}

const section = (title, hint, ...content) =>
  el('section', {}, el('h3', { text: title }), el('p', { class: 'hint', text: hint }), ...content);

const latest = (list) => list.slice(-SHOWN).reverse();

function none(list, sentence) {
  if (list.childElementCount === 0) list.append(el('li', { class: 'nothing', text: sentence }));
}

function row({ tone, code, words, at, title }) {
  return el(
    'li',
    { title },
    el('span', { class: `code ${tone}`, text: code }),
    el('span', { class: 'wire-words', text: words, dir: 'auto' }),
    el('time', { text: clockTime(at), datetime: new Date(at).toISOString() }),
  );
}

function deliveryRow(delivery, known) {
  const name = known.get(delivery.customer) ?? 'Somebody';
  const last = delivery.tries.at(-1);
  const again = delivery.tries.length > 1 ? `, try ${delivery.tries.length}` : '';
  const code = last ? (last.status ?? '—') : delivery.state === 'held' ? 'held' : '…';
  const tone = !last ? 'quiet' : last.status === 200 ? 'good' : 'bad';
  const title = last?.error ?? (last ? `answered ${last.status} in ${last.took} ms` : '');
  return row({
    tone,
    code,
    words: `${WHAT[delivery.kind](name)}${again}`,
    at: delivery.createdAt,
    title,
  });
}

function callRow(call, known) {
  const key = `${call.method} ${call.path}`;
  const name = known.get(call.body?.recipient?.id ?? call.path.slice(1)) ?? 'somebody';
  const words = CALLS.find(([pattern]) => pattern.test(key))?.[1](name, call) ?? key;
  const code = call.code ?? call.status ?? (call.outcome === 'dropped' ? 'lost' : '…');
  const tone = toneOf(call);
  return row({ tone, code, words, at: call.at, title: key });
}

function toneOf({ status, outcome, code }) {
  if (outcome === 'pending') return 'quiet';
  return status !== null && status < 400 && code === null ? 'good' : 'bad';
}

/** What can be done about deliveries that have not arrived. */
function waitingButtons(sent) {
  const count = (state) => sent.filter((delivery) => delivery.state === state).length;
  const act = (words, path) =>
    el('button', {
      type: 'button',
      class: 'secondary',
      text: words,
      onclick: () => post(path, {}).catch((error) => toast(error.message)),
    });
  return [
    count('late') > 0 ? act(`Send ${count('late')} late ones now`, '/deliveries/retry') : null,
    count('held') > 0 ? act(`Let go of ${count('held')} held`, '/deliveries/release') : null,
    count('retrying') > 0 ? act(`Try ${count('retrying')} again now`, '/deliveries/retry') : null,
  ].filter(Boolean);
}
