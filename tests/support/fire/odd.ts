import { randomUUID } from 'node:crypto';

const newMid = () => `aWdf${randomUUID().replaceAll('-', '')}ZD`;

const entry = (account: string, item: object): string =>
  JSON.stringify({
    object: 'instagram',
    entry: [{ time: Date.now(), id: account, messaging: [item] }],
  });

const from = (account: string, customer: string, rest: object): string =>
  entry(account, {
    sender: { id: customer },
    recipient: { id: account },
    timestamp: Date.now(),
    ...rest,
  });

/** What the product keeps and shows to nobody yet: it must end as `ignored` and change nothing. */
export const ODD = {
  reaction: (account, customer) =>
    from(account, customer, { reaction: { mid: newMid(), action: 'react', emoji: '❤' } }),
  postback: (account, customer) =>
    from(account, customer, { postback: { mid: newMid(), title: 'Start', payload: 'START' } }),
  unsend: (account, customer) =>
    from(account, customer, { message: { mid: newMid(), is_deleted: true } }),
  edit: (account, customer) =>
    from(account, customer, { message_edit: { mid: newMid(), text: 'Edited', num_edit: 1 } }),
  'a kind that nobody knows': (account, customer) =>
    from(account, customer, { wink: { mid: newMid() } }),
  'no person': (account) => entry(account, { timestamp: Date.now(), message: { mid: newMid() } }),
  'another object': (account) =>
    JSON.stringify({ object: 'moon', entry: [{ id: account, mid: newMid() }] }),
  'the dashboard’s test': (_account, customer) =>
    from('0', customer, { message: { mid: newMid() } }),
} satisfies Record<string, (account: string, customer: string) => string>;
