import { get, listen, soon } from './api.js';
import { createBackstage } from './backstage.js';
import { createChat } from './chat.js';
import { icon, toast } from './element.js';
import { createPeople } from './people.js';
import { clockTime } from './times.js';

const byId = (id) => document.getElementById(id);
const customerInAddress = () => new URLSearchParams(location.search).get('customer');

async function start() {
  const account = await get('/account');
  byId('intro-business').textContent = account.name;
  byId('open-desk').href = account.deskUrl;

  const people = createPeople(byId('people'), (igsid) => go(igsid));
  const chat = createChat(byId('chat'), { account, leave: () => go(null) });
  const backstage = createBackstage(byId('backstage'), {
    button: byId('open-backstage'),
    phone: byId('phone'),
    customer: customerInAddress,
    names: people.names,
  });
  byId('open-backstage').append(icon('pulse'));

  async function show({ focus }) {
    const igsid = customerInAddress();
    const before = byId('chat').dataset.customer;
    byId('people').hidden = igsid !== null;
    byId('chat').hidden = igsid === null;
    byId('chat').dataset.customer = igsid ?? '';
    backstage.customerChanged();
    if (igsid === null) {
      chat.close();
      if (focus) people.focus(before);
      return;
    }
    await chat.open(igsid);
    if (focus) chat.focus();
  }

  function go(igsid) {
    history.pushState(null, '', igsid === null ? '/' : `/?customer=${igsid}`);
    void show({ focus: true });
  }

  const refreshPeople = soon(people.refresh);
  const refreshBackstage = soon(backstage.refresh, 200);
  listen((note) => {
    if (note === null || note.type === 'thread') void chat.refresh();
    if (note === null || note.type === 'thread' || note.type === 'customers') refreshPeople();
    if (note?.type === 'typing') chat.typing(note.customer, note.on);
    if (note === null || ['delivery', 'call', 'settings'].includes(note.type)) refreshBackstage();
  });
  addEventListener('popstate', () => void show({ focus: true }));

  const tick = () => {
    byId('clock').textContent = clockTime(Date.now());
    refreshPeople();
  };
  tick();
  setInterval(tick, 30_000);
  await people.refresh();
  await show({ focus: false });
}

start().catch((error) => toast(error.message));
