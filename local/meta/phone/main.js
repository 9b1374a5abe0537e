import { get, listen, post, soon } from './api.js';
import { createBackstage } from './backstage.js';
import { createChat } from './chat.js';
import { icon, toast } from './element.js';
import { createPeople } from './people.js';
import { addressOf, here } from './place.js';
import { createSides } from './sides.js';
import { clockTime } from './times.js';

const byId = (id) => document.getElementById(id);

async function start() {
  let known = await get('/accounts');
  let offset = 0;
  const customers = new Map();
  const first = () => known[0];

  /** The business the page is about: that of the open thread, or the chosen one. */
  function account() {
    const { customer, account: chosen } = here();
    const wanted = customers.get(customer)?.account ?? chosen;
    return known.find(({ externalId }) => externalId === wanted) ?? first();
  }

  const sides = createSides(byId('sides'), {
    chooseAccount: (wanted) => void change(wanted),
    chooseSide: (side) => go({ ...here(), account: account().externalId, side }),
  });
  const people = createPeople(byId('people'), {
    account,
    side: () => here().side,
    choose: (customer) => go({ ...here(), customer }),
  });
  const chat = createChat(byId('chat'), {
    account,
    side: () => here().side,
    leave: () => go({ ...here(), customer: null, account: account().externalId }),
  });
  const backstage = createBackstage(byId('backstage'), {
    button: byId('open-backstage'),
    phone: byId('phone'),
    account,
    customer: () => here().customer,
    names: people.names,
  });
  byId('open-backstage').append(icon('pulse'));
  byId('open-desk').href = first()?.deskUrl ?? '/';

  /** In a thread: the same person, before the other business. */
  async function change(wanted) {
    const { customer, side } = here();
    try {
      if (!customer) return go({ account: wanted, side });
      const met = await post(`/customers/${customer}/meet`, { account: wanted });
      customers.set(met.externalId, met);
      go({ customer: met.externalId, side });
    } catch (error) {
      toast(error.message);
    }
  }

  async function whose(customer) {
    if (!customer || customers.has(customer)) return;
    const thread = await get(`/threads/${customer}`).catch(() => null);
    if (thread) customers.set(customer, thread.customer);
  }

  async function show({ focus }) {
    const { customer, side } = here();
    const before = byId('chat').dataset.customer;
    await whose(customer);
    byId('phone').dataset.side = side;
    byId('phone').setAttribute('aria-label', `A ${side}’s phone`);
    byId('intro-name').textContent = account().name;
    byId('intro-title').textContent = side === 'business' ? 'Be the owner.' : 'Be the customer.';
    byId('intro-business').hidden = side !== 'business';
    byId('intro-customer').hidden = side === 'business';
    byId('people').hidden = customer !== null;
    byId('chat').hidden = customer === null;
    byId('chat').dataset.customer = customer ?? '';
    sides.show({ known, account: account(), side });
    await people.refresh();
    refreshBackstage();
    if (customer === null) {
      chat.close();
      if (focus) people.focus(before);
      return;
    }
    await chat.open(customer);
    if (focus) chat.focus();
  }

  function go(to) {
    history.pushState(null, '', addressOf(to));
    void show({ focus: true });
  }

  async function refreshAccounts() {
    try {
      known = await get('/accounts');
      ({ offset } = await get('/clock'));
      sides.show({ known, account: account(), side: here().side });
    } catch (error) {
      toast(error.message);
    }
  }

  const refreshPeople = soon(people.refresh);
  const refreshBackstage = soon(backstage.refresh, 200);
  const refreshKnown = soon(refreshAccounts, 200);
  const hears = (note, ...types) => note === null || types.includes(note.type);
  listen((note) => {
    if (hears(note, 'thread', 'customers')) void chat.refresh();
    if (hears(note, 'thread', 'customers')) refreshPeople();
    if (note?.type === 'typing') chat.typing(note.customer, note.on);
    if (hears(note, 'delivery', 'call', 'settings', 'customers')) refreshBackstage();
    if (hears(note, 'settings', 'customers')) refreshKnown();
  });
  addEventListener('popstate', () => void show({ focus: true }));

  const tick = () => {
    byId('clock').textContent = clockTime(Date.now() + offset);
    refreshPeople();
  };
  tick();
  setInterval(tick, 30_000);
  await show({ focus: false });
}

start().catch((error) => toast(error.message));
