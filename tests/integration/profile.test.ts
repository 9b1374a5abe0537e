import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { contacts, identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { runJob } from '@/lib/jobs/registry';
import type { TestAccount } from '../support/account.ts';
import {
  control,
  customerWrites,
  fault,
  newSimulatedCustomer,
  simulatedAccount,
} from '../support/simulator.ts';
import { until } from '../support/until.ts';

let shop: TestAccount;

beforeAll(async () => {
  shop = await simulatedAccount();
});

afterEach(async () => {
  await control('DELETE', '/faults');
  const healthy = { problem: null, problemSince: null };
  await db.update(inboxes).set(healthy).where(eq(inboxes.id, shop.inbox.id));
});

async function personOf(externalId: string) {
  const [row] = await db
    .select({ name: contacts.name, identity: identities })
    .from(identities)
    .innerJoin(contacts, eq(contacts.id, identities.contactId))
    .where(eq(identities.externalId, externalId));
  return row && { name: row.name, ...row.identity };
}

const textsOf = async (externalId: string) => {
  const rows = await db
    .select({ content: messages.content })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(identities, eq(identities.id, conversations.identityId))
    .where(eq(identities.externalId, externalId));
  return rows.map(({ content }) => content);
};

const inboxProblem = async () => {
  const [row] = await db.select().from(inboxes).where(eq(inboxes.id, shop.inbox.id));
  return row?.problem;
};

/** Somebody writes, and the answer to the question who they are has come. */
async function writes(person: object, effect?: object) {
  const { externalId } = await newSimulatedCustomer(person);
  if (effect) await fault(`*${externalId}`, effect);
  await customerWrites(externalId, 'Hello');
  await until(
    () => personOf(externalId),
    (found) => isAnswered(found),
  );
  return externalId;
}

const isAnswered = (found: Awaited<ReturnType<typeof personOf>>) =>
  Boolean(found && (found.profileFetchedAt || found.profileProblem || found.profileAttempts > 0));

describe('Instagram says who they are', () => {
  test('name, username, picture and followers are kept', async () => {
    const person = {
      name: 'Mira Holm',
      username: 'mira.brews',
      followerCount: 412,
      followsUs: true,
    };
    expect(await personOf(await writes({ ...person, look: 'bun,s2' }))).toMatchObject({
      ...person,
      avatarUrl: expect.stringMatching(/^https?:\/\//),
      verified: false,
      weFollow: false,
      profileCheckAt: null,
      profileProblem: null,
      profileAttempts: 0,
    });
  });

  test('without a name they are known by their username', async () => {
    const person = { name: null, username: 'nameless.42' };
    expect(await personOf(await writes(person))).toMatchObject({ ...person, profileProblem: null });
  });
});

describe('Instagram does not say it', () => {
  const REFUSALS = [
    ['the customer has not agreed (230)', { profile: 'no_consent' }, undefined],
    ['an empty answer', { profile: 'empty' }, undefined],
    ['no such person (9010)', {}, { status: 400, code: 9010 }],
    ['no such object (100)', {}, { status: 400, code: 100, subcode: 33 }],
    ['wrong account (100/2534014)', {}, { status: 400, code: 100, subcode: 2534014 }],
  ] as const;

  test.for(REFUSALS)(
    '%s: the message stands, and their next one asks again',
    async ([, person, effect]) => {
      const externalId = await writes(person, effect);
      expect(await textsOf(externalId)).toEqual(['Hello']);
      expect(await personOf(externalId)).toMatchObject({
        name: null,
        username: null,
        profileFetchedAt: null,
        profileCheckAt: null,
        profileProblem: expect.stringMatching(/\.$/),
      });
      expect(await inboxProblem()).toBeNull();

      await control('PATCH', `/customers/${externalId}`, { profile: 'full' });
      await customerWrites(externalId, 'Still me');
      await until(async () => (await personOf(externalId))?.name === 'Mira Holm');
      expect(await personOf(externalId)).toMatchObject({ profileProblem: null });
    },
  );

  test('a dead token (190): the message stands and the inbox asks to be reconnected', async () => {
    const externalId = await writes({}, { status: 400, code: 190, subcode: 460 });
    await until(inboxProblem);
    expect(await textsOf(externalId)).toEqual(['Hello']);
    expect(await inboxProblem()).toContain('password');
  });

  test('a known person keeps their name when Instagram later refuses', async () => {
    const externalId = await writes({ username: 'mira.kept' });
    const due = { profileCheckAt: new Date(Date.now() - 1000) };
    await db.update(identities).set(due).where(eq(identities.externalId, externalId));
    await control('PATCH', `/customers/${externalId}`, { profile: 'empty' });
    await runJob('refresh-profile', { identity: (await personOf(externalId))?.id });
    expect(await personOf(externalId)).toMatchObject({ name: 'Mira Holm', username: 'mira.kept' });
  });
});

describe('Instagram has trouble', () => {
  const TROUBLES = [
    ['a 5xx page in HTML', { status: 502, html: true }],
    ['a dropped connection', { drop: true }],
    ['a hiccup (2)', { status: 500, code: 2 }],
    ['a limit (4)', { status: 400, code: 4 }],
    ['200 with words that are no JSON', { status: 200, html: true }],
  ] as const;

  test.for(TROUBLES)('%s: the message stands, and the sweep asks again', async ([, effect]) => {
    const externalId = await writes({}, effect);
    expect(await textsOf(externalId)).toEqual(['Hello']);
    const person = await personOf(externalId);
    expect(person).toMatchObject({ profileAttempts: 1, profileFetchedAt: null });
    expect(person?.profileCheckAt?.getTime()).toBeGreaterThan(Date.now());
    expect(await inboxProblem()).toBeNull();

    const due = { profileCheckAt: new Date(Date.now() - 1000) };
    await db.update(identities).set(due).where(eq(identities.externalId, externalId));
    await runJob('sweep', {});
    await until(async () => (await personOf(externalId))?.name === 'Mira Holm');
  });
});
