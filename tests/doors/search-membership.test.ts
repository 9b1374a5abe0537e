import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Outside, outside, signedIn, type Visit } from '../support/doors.ts';
import { newMember, newTeam, type Team } from '../support/people.ts';

/** By what each part of a conversation is found. */
const SOUGHT = {
  'its person': 'quirina',
  'its number': '#1',
  'a message': 'back',
  'a note': 'quartermaster',
};

let product: Outside;
let team: Team;

beforeAll(async () => {
  product = await outside();
});
beforeEach(async () => {
  team = await newTeam(product);
  await product.sql`update contacts set name = 'Quirina Vole' where account_id = ${team.accountId}`;
  const note = { clientId: randomUUID(), text: 'Ask the quartermaster', private: true };
  const path = `/api/accounts/${team.accountId}/conversations/${team.number}/messages`;
  const noted = await team.asAgent(path, { method: 'POST', body: JSON.stringify(note) });
  expect(noted.status).toBe(202);
});
afterAll(() => product.sql.end());

const look = (visit: Visit, words: string) =>
  visit(`/api/accounts/${team.accountId}/search?${new URLSearchParams({ q: words })}`);

async function found(visit: Visit, words: string): Promise<number> {
  const { conversations, messages } = await (await look(visit, words)).json();
  return conversations.length + messages.length;
}

test.for(Object.entries(SOUGHT))(
  'an agent who is taken out of an inbox finds no conversation of it by %s',
  async ([, words]) => {
    expect(await found(team.asAgent, words)).toBe(1);
    await product.sql`delete from inbox_members where member_id = ${team.agent.memberId}`;
    expect(await found(team.asAgent, words)).toBe(0);
    expect(await found(team.asBoss, words)).toBe(1);
  },
);

test('an agent who never was in the inbox finds nothing of it', async () => {
  const outsider = await newMember(product, 'agent', { accountId: team.accountId });
  const { DEMO_PASSWORD = '' } = product.environment;
  const asOutsider = await signedIn(product.url, outsider.email, DEMO_PASSWORD);
  for (const words of Object.values(SOUGHT)) {
    expect(await found(asOutsider, words), words).toBe(0);
  }
});

test('an administrator of another account finds nothing of this one through theirs', async () => {
  const other = await newTeam(product);
  const path = `/api/accounts/${other.accountId}/search?q=quartermaster`;
  expect(await (await other.asBoss(path)).json()).toEqual({ conversations: [], messages: [] });
  expect((await look(other.asBoss, 'quartermaster')).status).toBe(404);
});

test('somebody who is disabled searches nothing', async () => {
  await product.sql`update members set disabled_at = now() where id = ${team.agent.memberId}`;
  expect((await look(team.asAgent, 'back')).status).toBe(404);
});
