import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Outside, outside, type Visit } from '../support/doors.ts';
import { newTeam, type Team, tell } from '../support/people.ts';
import { until } from '../support/until.ts';

let product: Outside;
let team: Team;

beforeAll(async () => {
  product = await outside();
});
beforeEach(async () => {
  team = await newTeam(product);
});
afterAll(() => product.sql.end());

const takeOut = () =>
  product.sql`delete from inbox_members where member_id = ${team.agent.memberId}`;
const disable = () =>
  product.sql`update members set disabled_at = now() where id = ${team.agent.memberId}`;
const base = () => `/api/accounts/${team.accountId}/conversations`;
const one = () => `${base()}/${team.number}`;
const statusOf = async (method: string, path: string, body?: object) => {
  const init = { method, body: body ? JSON.stringify(body) : null };
  return (await team.asAgent(path, init)).status;
};
const at = (path: string) => `/accounts/${team.accountId}${path}`;
const publicly = async (path: string) => (await team.asAgent(`/api/v1${at(path)}`)).json();
const note = { clientId: randomUUID(), text: 'Hi', private: true };

type Door = {
  readonly knock: () => Promise<unknown>;
  readonly inside: unknown;
  readonly out: unknown;
};

/** Every way to a conversation of an inbox: what whoever is in it gets, and what whoever is not. */
const DOORS: Readonly<Record<string, Door>> = {
  'the list': {
    knock: async () => (await (await team.asAgent(base())).json()).conversations.length,
    inside: 1,
    out: 0,
  },
  'the counts': {
    knock: async () => (await (await team.asAgent(base())).json()).counts.all,
    inside: 1,
    out: 0,
  },
  'the conversation': { knock: () => statusOf('GET', one()), inside: 200, out: 404 },
  'the thread': { knock: () => statusOf('GET', `${one()}/messages`), inside: 200, out: 404 },
  'reading it': { knock: () => statusOf('PUT', `${one()}/opening`, {}), inside: 204, out: 404 },
  'taking it': {
    knock: () => statusOf('PUT', `${one()}/assignment`, { memberId: team.agent.memberId }),
    inside: 204,
    out: 404,
  },
  'answering it': {
    knock: () => statusOf('POST', `${one()}/messages`, note),
    inside: 202,
    out: 404,
  },
  'resolving it': { knock: () => statusOf('POST', `${one()}/closure`, {}), inside: 204, out: 404 },
  'reopening it': { knock: () => statusOf('DELETE', `${one()}/closure`), inside: 204, out: 404 },
  'the list of the public API': {
    knock: async () => (await publicly('/conversations?status=all')).data.payload.length,
    inside: 1,
    out: 0,
  },
  'the counts of the public API': {
    knock: async () => (await publicly('/conversations?status=all')).data.meta.all_count,
    inside: 1,
    out: 0,
  },
  'the inboxes of the public API': {
    knock: async () => (await publicly('/inboxes')).payload.length,
    inside: 1,
    out: 0,
  },
  'the conversation in the public API': {
    knock: () => statusOf('GET', `/api/v1${at(`/conversations/${team.number}`)}`),
    inside: 200,
    out: 404,
  },
  'the thread in the public API': {
    knock: () => statusOf('GET', `/api/v1${at(`/conversations/${team.number}/messages`)}`),
    inside: 200,
    out: 404,
  },
  'the page of the list': {
    knock: () => shows(team.asAgent, '/conversations', 'Is it back?'),
    inside: true,
    out: false,
  },
  'the page of the thread': {
    knock: () => shows(team.asAgent, `/conversations/${team.number}`, 'Is it back?'),
    inside: true,
    out: false,
  },
};

async function shows(visit: Visit, path: string, words: string): Promise<boolean> {
  const response = await visit(`/accounts/${team.accountId}${path}`);
  expect(response.status).toBeLessThan(500);
  return (await response.text()).includes(words);
}

describe('an agent who is taken out of an inbox is at once kept from it at', () => {
  test.for(Object.entries(DOORS))('%s', async ([, { knock, inside, out }]) => {
    expect(await knock()).toBe(inside);
    await takeOut();
    expect(await knock()).toBe(out);
  });

  test('the inboxes of the frame', async () => {
    const named = () => shows(team.asAgent, '/conversations', '"name":"doors"');
    const escaped = () => shows(team.asAgent, '/conversations', '\\"name\\":\\"doors\\"');
    expect((await named()) || (await escaped())).toBe(true);
    await takeOut();
    expect((await named()) || (await escaped())).toBe(false);
  });
});

/** A stream that the agent has open, and what came through it. */
async function listen() {
  const response = await team.asAgent(`/api/live?account=${team.accountId}`);
  expect(response.status).toBe(200);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const stream = { text: '', isOver: false, end: () => reader?.cancel() };
  const read = async (): Promise<void> => {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) {
      stream.isOver = true;
      return;
    }
    stream.text += chunk.value;
    return read();
  };
  void read();
  // Whoever is not subscribed yet hears nothing, so it is told until it hears.
  await until(async () => {
    await tell(product, team.accountId, { type: 'refresh' });
    return stream.text.includes('refresh');
  });
  return stream;
}

const about = (version: number) => ({
  type: 'conversation',
  inbox: Number(team.inboxId),
  conversation: team.number,
  version,
});
const access = () => ({ type: 'access', member: team.agent.memberId });

describe('a stream that is open already', () => {
  test('no longer tells of an inbox that its agent was taken out of', async () => {
    const stream = await listen();
    await tell(product, team.accountId, about(101));
    await until(() => stream.text.includes('"version":101'));

    await takeOut();
    await tell(product, team.accountId, access());
    await tell(product, team.accountId, about(102));
    await until(() => stream.text.includes('access'));
    await tell(product, team.accountId, about(103));
    // In the order in which they are told, so this one comes after whatever came of the others.
    await tell(product, team.accountId, { type: 'refresh' });
    await until(() => /access.*refresh/s.test(stream.text));
    expect(stream.text).not.toMatch(/"version":10[23]/);
    await stream.end();
  });

  test('tells of an inbox that its agent was let into', async () => {
    await takeOut();
    const stream = await listen();
    await product.sql`
      insert into inbox_members (account_id, inbox_id, member_id)
      values (${team.accountId}, ${team.inboxId}, ${team.agent.memberId})`;
    await tell(product, team.accountId, access());
    await until(() => stream.text.includes('access'));
    await tell(product, team.accountId, about(104));
    await until(() => stream.text.includes('"version":104'));
    await stream.end();
  });

  test('ends, and says why, once its agent is disabled', async () => {
    const stream = await listen();
    await disable();
    await tell(product, team.accountId, access());
    await until(() => stream.isOver);
    expect(stream.text).toContain('data: {"type":"closed"}');
  });

  test('ends once its session was ended', async () => {
    const stream = await listen();
    await product.sql`update sessions set revoked_at = now() where user_id = ${team.agent.userId}`;
    await tell(product, team.accountId, access());
    await until(() => stream.isOver);
    expect(stream.text).not.toContain('closed');
  });

  test('ends soon also when the note about it is lost', async () => {
    const stream = await listen();
    await disable();
    await until(() => stream.isOver, Boolean, 45_000);
    expect(stream.text).toContain('closed');
  });
});

describe('somebody who is disabled', () => {
  test('finds nothing at any address of the account', async () => {
    await disable();
    for (const path of [
      base(),
      one(),
      `${one()}/messages`,
      `/api/accounts/${team.accountId}/members`,
    ]) {
      expect(await statusOf('GET', path), path).toBe(404);
    }
    expect(await statusOf('GET', `/api/live?account=${team.accountId}`)).toBe(404);
    expect(await shows(team.asAgent, '/conversations', 'Is it back?')).toBe(false);
  });

  test('is told at the sign-in page which door was closed', async () => {
    await disable();
    const html = await (await team.asAgent('/sign-in')).text();
    expect(html).toContain('Your access was closed');
    expect(html).toContain('Doors');
  });
});
