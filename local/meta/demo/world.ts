import { randomBytes, randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mediaId, messageId, personId, threadNumber } from '../ids.ts';
import { TYPES } from '../media/draw.ts';
import { pictureUrl } from '../pictures.ts';
import { demoAccount, type Sim } from '../sim.ts';
import type {
  Account,
  Asset,
  Attachment,
  Customer,
  Message,
  State,
  Thread,
  ThreadState,
} from '../state.ts';
import { businesses } from './businesses.ts';
import { readScript, type ScriptFile, type ScriptLine, type ScriptThread } from './script.ts';

const DAY = 86_400_000;

/** What the product's seed reads. Times in ms. */
export type DemoWorld = {
  readonly account: {
    readonly externalId: string;
    readonly appScopedId: string;
    readonly username: string;
    readonly name: string;
    readonly avatarUrl: string;
    readonly accessToken: string;
    readonly tokenExpiresAt: number;
  };
  readonly customers: readonly {
    readonly externalId: string;
    readonly name: string | null;
    readonly username: string;
    readonly avatarUrl: string | null;
    readonly followerCount: number;
    readonly verified: boolean;
    readonly followsUs: boolean;
    readonly weFollow: boolean;
  }[];
  readonly threads: readonly {
    readonly customer: string;
    readonly state: ThreadState;
    readonly messages: readonly {
      readonly mid: string;
      readonly from: 'customer' | 'business';
      readonly text: string;
      readonly at: number;
      readonly attachments: readonly {
        readonly type: string;
        readonly title: string | null;
        readonly permalink: string | null;
      }[];
    }[];
    /** The customer has read up to here. */
    readonly seenAt: number | null;
  }[];
};

/** A new world: Kiln & Bean, a pottery with a coffee roaster in Bristol, two others, and their customers. */
export function createWorld(now: number): State {
  const all = businesses(now);
  const people = new Map<string, string>();
  const cast = all.flatMap(({ account, scripts }) =>
    scriptsIn(scripts).map((script) => {
      const customer = createCustomer(script, account, people);
      return { customer, ...createThread(script, { account, customer, now }) };
    }),
  );
  return {
    version: 2,
    accounts: all.map(({ account }) => account),
    customers: cast.map(({ customer }) => customer),
    threads: cast.map(({ thread }) => thread),
    comments: [],
    assets: cast.flatMap(({ assets }) => assets),
    codes: [],
    pending: [],
    pictureKey: randomBytes(32).toString('base64url'),
    clockOffset: 0,
  };
}

function scriptsIn(folder: string): ScriptThread[] {
  if (folder === '') return [];
  const place = join(import.meta.dirname, folder);
  return readdirSync(place)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) => readScript(readFileSync(join(place, file), 'utf8')));
}

/** Who writes to several businesses has an id with each; `people` knows the first by username. */
function createCustomer(
  script: ScriptThread,
  account: Account,
  people: Map<string, string>,
): Customer {
  const externalId = personId();
  const person = people.get(script.username) ?? externalId;
  people.set(script.username, person);
  return {
    externalId,
    account: account.externalId,
    person,
    name: script.name,
    username: script.username,
    look: script.look,
    followerCount: script.followers,
    verified: script.marks.has('verified'),
    followsUs: script.marks.has('follows-us'),
    weFollow: script.marks.has('we-follow'),
    profile: 'full',
    blocked: false,
    hasRole: false,
  };
}

function createThread(
  script: ScriptThread,
  world: { account: Account; customer: Customer; now: number },
): { thread: Thread; assets: Asset[] } {
  const account = world.account.externalId;
  const number = threadNumber();
  const times = timesOf(script.lines, world.now);
  const assets: Asset[] = [];
  const messages = script.lines.map(({ from, text, files }, place): Message => {
    const at = times[place] ?? world.now;
    const mid = messageId(account, number, at);
    const attachments = files.map((file) => {
      const asset = assetOf(file, account, at);
      assets.push(asset);
      return attachmentOf(file, asset);
    });
    return {
      ...{ mid, from, text, at },
      ...(attachments.length > 0 && { attachments }),
      ...(from === 'business' && { via: 'app' as const }),
    };
  });
  const thread: Thread = {
    customer: world.customer.externalId,
    number,
    account,
    state: script.state,
    messages,
    customerSeenAt:
      script.seenAgo === null ? lastLook(messages) : Math.round(world.now - script.seenAgo),
    businessSeenAt: messages.findLast(({ from }) => from === 'business')?.at ?? null,
    actedAt: null,
    acceptedAt: messages.find(({ from }) => from === 'business')?.at ?? null,
    owner: null,
  };
  return { thread, assets };
}

const assetOf = ({ type, seed }: ScriptFile, account: string, at: number): Asset => ({
  id: mediaId(),
  type: TYPES[type] ?? 'image/jpeg',
  seed,
  account,
  createdAt: at,
  endsAt: null,
  attachmentId: null,
  deletedAt: null,
});

/** A reel has a page of its own. */
const attachmentOf = ({ type, title }: ScriptFile, { id }: Asset): Attachment => ({
  type,
  asset: id,
  ...(title && { title }),
  ...(type === 'ig_reel' && {
    url: `https://www.instagram.com/reel/${Number(id).toString(36)}/`,
  }),
});

/** Nobody writes on the full minute: every time gets some seconds of its own, order kept. */
function timesOf(lines: readonly ScriptLine[], now: number): number[] {
  let before = 0;
  return lines.map(({ when }) => {
    const exact = 'ago' in when ? now - when.ago : before + when.after;
    before = Math.max(exact + randomInt(29_000), before + 1_000);
    return before;
  });
}

/** Who writes has read what was there; null when the business had not written yet. */
function lastLook(messages: readonly Message[]): number | null {
  const last = messages.findLastIndex(({ from }) => from === 'customer');
  const answered = messages.slice(0, last).some(({ from }) => from === 'business');
  return answered ? (messages[last]?.at ?? null) : null;
}

/** The first account's world as it is now. Its picture addresses last a year, unlike those of a profile call. */
export function describeWorld(sim: Sim): DemoWorld {
  const { state } = sim.store;
  const account = demoAccount(sim);
  const token = account.tokens.at(-1);
  const isOurs = (of: Customer | Thread) => of.account === account.externalId;
  const picture = (of: Account | Customer) =>
    pictureUrl(sim, { id: of.externalId, look: of.look }, 365 * DAY);
  return {
    account: {
      externalId: account.externalId,
      appScopedId: account.appScopedId,
      username: account.username,
      name: account.name ?? account.username,
      avatarUrl: picture(account) ?? '',
      accessToken: token?.value ?? '',
      tokenExpiresAt: token?.expiresAt ?? 0,
    },
    customers: state.customers.filter(isOurs).map((customer) => ({
      externalId: customer.externalId,
      name: customer.name,
      username: customer.username,
      avatarUrl: picture(customer),
      followerCount: customer.followerCount,
      verified: customer.verified,
      followsUs: customer.followsUs,
      weFollow: customer.weFollow,
    })),
    threads: state.threads.filter(isOurs).map((thread) => ({
      customer: thread.customer,
      state: thread.state,
      messages: thread.messages.map(({ mid, from, text, at, attachments = [] }) => ({
        ...{ mid, from, text, at },
        attachments: attachments.map(({ type, title = null, url = null }) => ({
          ...{ type, title },
          permalink: url,
        })),
      })),
      seenAt: thread.customerSeenAt,
    })),
  };
}
