import { randomUUID } from 'node:crypto';

/** The ids of messages that there are not. */
export const NO_MESSAGE = 'aWdfODD';
const newMid = () => `${NO_MESSAGE}${randomUUID().replaceAll('-', '')}ZD`;

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

/** What changes nothing: it speaks of a message that there is not, and waits for it, or is nothing that anybody knows. */
export const ODD = {
  reaction: (account, customer) =>
    from(account, customer, { reaction: { mid: newMid(), action: 'react', emoji: '❤' } }),
  seen: (account, customer) => from(account, customer, { read: { mid: newMid() } }),
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
