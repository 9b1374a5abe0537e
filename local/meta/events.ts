import { toWire } from './wire.ts';

/**
 * Webhook bodies of the `instagram` object as they go over the wire. `time` is when Meta sends:
 * ms beside `messaging` and `standby`, seconds beside `changes` (FACTS §2.3, payloads/ig-*.json).
 */
type Sending = { readonly account: string; readonly sentAt: number };

export const messagingBody = (
  { account, sentAt }: Sending,
  item: object,
  place: 'messaging' | 'standby' = 'messaging',
) => toWire({ object: 'instagram', entry: [{ time: sentAt, id: account, [place]: [item] }] });

/** A comment and its like; the documentation prints it flat on the entry (FACTS §2.6). */
export const changesBody = (
  { account, sentAt }: Sending,
  change: { readonly field: string; readonly value: object },
  isFlat = false,
) => {
  const time = Math.floor(sentAt / 1000);
  const content = isFlat ? change : { changes: [change] };
  return toWire({ object: 'instagram', entry: [{ id: account, time, ...content }] });
};

const OPENING = '{"object":"instagram","entry":[';

const entriesOf = (body: string) => body.slice(OPENING.length, -2);

/** Several bodies as one, entry after entry: Meta may batch up to 1000 updates (FACTS §2.3). */
export const batched = (bodies: readonly string[]) =>
  `${OPENING}${bodies.map(entriesOf).join(',')}]}`;

/** Several bodies as one in which neighbours of one account share an entry, item after item. */
export function gathered(bodies: readonly string[]): string {
  const entries: { head: string; items: string[] }[] = [];
  for (const body of bodies) {
    const entry = entriesOf(body);
    const [, head, item] = /^(\{.*?"(?:messaging|standby|changes)":\[)(.*)\]\}$/s.exec(entry) ?? [];
    const before = entries.at(-1);
    if (!head || !item) entries.push({ head: entry, items: [] });
    else if (before && before.items.length > 0 && sameEntry(before.head, head)) {
      before.items.push(item);
    } else entries.push({ head, items: [item] });
  }
  const written = entries.map(({ head, items }) =>
    items.length === 0 ? head : `${head}${items.join(',')}]}`,
  );
  return `${OPENING}${written.join(',')}]}`;
}

/** Entries that differ in their time alone. */
const sameEntry = (one: string, other: string) => timeless(one) === timeless(other);
const timeless = (head: string) => head.replace(/"time":\d+/, '');
