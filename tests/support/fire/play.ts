import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { batched } from '../../../local/meta/events.ts';
import { signatures } from '../../../local/meta/wire.ts';
import type { Side } from './database-door.ts';
import { ODD } from './odd.ts';
import type { Street } from './street.ts';
import { GRAPH, JOBS, QUEUE, REDIS, WEBHOOK, type Weather } from './weather.ts';

const anyOf = <T extends string>(kinds: readonly T[]) => fc.constantFrom(...kinds);
const keys = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

/** What customers and the owner do, at Meta. */
const OUTSIDE = {
  writes: (street, customer) =>
    street.control('POST', `/customers/${customer}/messages`, { text: street.words('written') }),
  types: (street, customer) =>
    street.control('POST', '/business/messages', { to: customer, text: street.words('typed') }),
  'types the same': (street, customer) =>
    street.control('POST', '/business/messages', { to: customer, text: SAME }),
  sees: (street, customer) => street.control('POST', `/customers/${customer}/seen`, {}),
  'sends a photo': (street, customer) =>
    street.control('POST', `/customers/${customer}/messages`, { attachments: [{ type: 'image' }] }),
  taps: (street, customer) =>
    street.control('POST', `/customers/${customer}/postbacks`, {
      title: street.words('tapped'),
      payload: 'TAPPED',
    }),
  edits: (street, customer) =>
    street.changes(customer, 'edits', { text: street.words('edited') }, 'customer'),
  unsends: (street, customer) => street.changes(customer, 'unsend', {}, 'customer'),
  reacts: (street, customer) => street.changes(customer, 'reactions', { emoji: '🔥' }),
  'takes the reaction back': (street, customer) =>
    street.changes(customer, 'reactions', { emoji: null }),
} satisfies Record<string, (street: Street, customer: string) => Promise<unknown>>;

/** What an agent does, at the desk. */
const AT_THE_DESK = {
  answers: (street, customer) => street.presses(customer, street.words('answered')),
  'answers at length': (street, customer) =>
    street.presses(customer, Array.from({ length: 90 }, () => street.words('at length')).join(' ')),
  'answers the same': (street, customer) => street.presses(customer, SAME),
  'presses Send twice': (street, customer) => {
    const [text, clientId] = [street.words('pressed twice'), randomUUID()];
    street.presses(customer, text, clientId);
    street.presses(customer, text, clientId);
  },
  'writes a note': (street, customer) => street.notes(customer, street.words('noted')),
  opens: (street, customer) => street.opens(customer),
  resolves: (street, customer) => street.resolves(customer),
  reopens: (street, customer) => street.reopens(customer),
  takes: (street, customer) => street.takes(customer),
  'sends again': (street, customer) => street.retries(customer),
  'asks whether it arrived': (street, customer) => street.checks(customer),
} satisfies Record<string, (street: Street, customer: string) => unknown>;

const SAME = 'ok';

const who = fc.nat({ max: 2 });

const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('writes' as const), who }),
  },
  { weight: 3, arbitrary: fc.record({ does: anyOf(keys(OUTSIDE)), who }) },
  { weight: 4, arbitrary: fc.record({ agent: anyOf(keys(AT_THE_DESK)), who }) },
  { weight: 3, arbitrary: fc.record({ agent: fc.constant('answers' as const), who }) },
  { weight: 1, arbitrary: fc.record({ odd: anyOf(keys(ODD)), who }) },
);

const weather: fc.Arbitrary<Partial<Weather>> = fc.oneof(
  fc.record({ queue: anyOf(QUEUE) }),
  fc.record({ redis: anyOf(REDIS) }),
  fc.record({ jobs: anyOf(JOBS) }),
  fc.record({ graph: anyOf(keys(GRAPH)) }),
  fc.record({ webhook: anyOf(WEBHOOK) }),
);

/** `picks` of what Meta has to deliver, as one body, so many times at once. */
const post = fc.record({
  post: fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 4 }),
  times: fc.integer({ min: 1, max: 2 }),
});

const break_ = fc.record({
  nth: fc.integer({ min: 1, max: 4 }),
  side: anyOf<Side>(['before', 'after']),
  all: fc.boolean(),
});

export type Step =
  | { readonly does: keyof typeof OUTSIDE; readonly who: number }
  | { readonly agent: keyof typeof AT_THE_DESK; readonly who: number }
  | { readonly odd: keyof typeof ODD; readonly who: number }
  | { readonly post: readonly number[]; readonly times: number }
  | { readonly weather: Partial<Weather> }
  | { readonly nth: number; readonly side: Side; readonly all: boolean }
  | { readonly work: number; readonly who: number }
  | { readonly passes: number }
  | { readonly sweep: true }
  | { readonly rest: true };

/** A story: what happens, what is carried to the product and when, and everything that goes wrong meanwhile. */
export const story: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: happening },
    { weight: 8, arbitrary: post },
    { weight: 3, arbitrary: fc.record({ weather }) },
    { weight: 3, arbitrary: break_ },
    { weight: 1, arbitrary: fc.record({ work: fc.integer({ min: 1, max: 3 }), who }) },
    { weight: 2, arbitrary: fc.record({ passes: fc.constantFrom(6, 20, 90) }) },
    { weight: 2, arbitrary: fc.record({ sweep: fc.constant(true as const) }) },
    { weight: 3, arbitrary: fc.record({ rest: fc.constant(true as const) }) },
  ),
  { minLength: 6, maxLength: 40, size: 'max' },
);

/** What was begun before is not waited for, unless somebody rests. */
export async function take(street: Street, step: Step): Promise<void> {
  const { town } = street;
  await town.revive();
  if ('does' in step) await OUTSIDE[step.does](street, street.customer(step.who));
  else if ('agent' in step) AT_THE_DESK[step.agent](street, street.customer(step.who));
  else if ('odd' in step) town.office.add(ODD[step.odd](street.account, street.customer(step.who)));
  else if ('post' in step) carry(street, step);
  else if ('weather' in step) town.change(step.weather);
  else if ('nth' in step) town.arm(step.nth, step.side, step.all);
  else if ('work' in step) street.works(street.customer(step.who), step.work);
  else if ('passes' in step) await street.passes(step.passes);
  else if ('sweep' in step) street.sweeps();
  else await town.settled();
}

function carry(street: Street, { post: picks, times }: { post: readonly number[]; times: number }) {
  const all = street.town.office.bodies;
  const left = all.filter((body) => !street.delivered.has(body));
  const chosen = picks.flatMap((pick) => {
    const from = pick % 3 === 0 || left.length === 0 ? all : left;
    return from[pick % from.length] ?? [];
  });
  for (let time = 0; time < times; time += 1) deliver(street, chosen);
}

/** As Meta does: signed, and again later unless it was answered 200. */
export function deliver(street: Street, bodies: readonly string[]): void {
  const together = bodies.filter((body) => body.startsWith('{"object":"instagram","entry":['));
  const alone = bodies.filter((body) => !together.includes(body));
  const posts = together.length > 0 ? [{ body: batched(together), of: together }] : [];
  for (const { body, of } of [...posts, ...alone.map((each) => ({ body: each, of: [each] }))]) {
    void street.town.act(async () => {
      const response = await fetch(street.town.webhookUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signatures(body, street.town.secret),
        },
        body,
      });
      if (response.status === 200) for (const each of of) street.delivered.add(each);
    });
  }
}
