import { and, eq, like } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { attachments } from '@/db/schema/attachments';
import { events } from '@/db/schema/events';
import { messageVersions } from '@/db/schema/message-versions';
import { messages } from '@/db/schema/messages';
import { reactions } from '@/db/schema/reactions';
import { makeAccount } from '../support/account.ts';
import {
  arrives,
  echoed,
  newCustomer,
  newMid,
  seen,
  threadOf,
  webhookBody,
  written,
} from '../support/instagram.ts';
import { traces } from '../support/traces.ts';

const T0 = Date.now() - 3_600_000;
const CDN =
  'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=17905817880029111&signature=Abz7wK6Y';

type Place = { readonly account: string; readonly customer: string };
type Said = Place & { readonly mid: string; readonly at: number };

const from = ({ account, customer, at }: Omit<Said, 'mid'>, rest: object) => ({
  sender: { id: customer },
  recipient: { id: account },
  timestamp: at,
  ...rest,
});
const edited = (said: Said, text: string, num_edit: number) =>
  from(said, { message_edit: { mid: said.mid, text, num_edit } });
const unsent = (said: Said) => from(said, { message: { mid: said.mid, is_deleted: true } });
const reacted = (said: Said, emoji: string | null) =>
  from(said, {
    reaction: emoji
      ? { mid: said.mid, action: 'react', reaction: 'other', emoji }
      : { mid: said.mid, action: 'unreact' },
  });

async function conversation() {
  const { inbox, externalId: account } = await makeAccount();
  const place = { account, customer: newCustomer() };
  const tell = (...items: readonly object[]) => arrives(webhookBody(account, ...items));
  return { inbox, place, tell };
}

describe('an edit', () => {
  test('changes the words and keeps the earlier ones', async () => {
    const { inbox, place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    await tell(written({ ...said, text: 'Is it bakc?' }));
    await tell(edited({ ...said, at: T0 + 1000 }, 'Is it back?', 1));
    await tell(edited({ ...said, at: T0 + 2000 }, 'Is the dripper back?', 2));
    const [row] = await threadOf(inbox.id);
    expect(row).toMatchObject({
      content: 'Is the dripper back?',
      edits: 2,
      editedAt: new Date(T0 + 2000),
      at: new Date(T0),
    });
    const versions = await db
      .select()
      .from(messageVersions)
      .where(eq(messageVersions.messageId, row?.id ?? 0))
      .orderBy(messageVersions.edit);
    expect(versions).toMatchObject([
      { edit: 0, content: 'Is it bakc?', at: new Date(T0) },
      { edit: 1, content: 'Is it back?', at: new Date(T0 + 1000) },
    ]);
  });
});

describe('an unsent message', () => {
  test('leaves nothing but that there was one: no words, media, versions, reactions or log', async () => {
    const { inbox, place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    const secret = `secret ${said.mid}`;
    const attached = { attachments: [{ type: 'image', payload: { url: `${CDN}${said.mid}` } }] };
    await tell(written({ ...said, text: secret, message: attached }));
    await tell(edited({ ...said, at: T0 + 1000 }, `${secret} once more`, 1));
    await tell(reacted({ ...said, at: T0 + 2000 }, '🦕'));
    expect(await traces(`secret ${said.mid}`)).toContain('messages.content');
    expect(await traces(`Abz7wK6Y${said.mid}`)).toEqual(['attachments.url', 'events.raw']);

    await tell(unsent({ ...said, at: T0 + 3000 }));
    const [row] = await threadOf(inbox.id);
    expect(row).toMatchObject({
      unsentAt: new Date(T0 + 3000),
      content: null,
      kinds: [],
      edits: 0,
    });
    const ofMessage = row?.id ?? 0;
    expect(await db.select().from(attachments).where(eq(attachments.messageId, ofMessage))).toEqual(
      [],
    );
    expect(await db.select().from(reactions).where(eq(reactions.messageId, ofMessage))).toEqual([]);
    expect(await traces(`secret ${said.mid}`)).toEqual([]);
    expect(await traces(`Abz7wK6Y${said.mid}`)).toEqual([]);
  });

  test('does not come back with what is told of it later, and the log forgets that too', async () => {
    const { inbox, place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    const secret = `secret ${said.mid}`;
    await tell(written({ ...said, text: secret }));
    await tell(unsent({ ...said, at: T0 + 1000 }));
    await tell(written({ ...said, text: secret, message: { is_unsupported: false } }));
    await tell(edited({ ...said, at: T0 + 500 }, secret, 1));
    await tell(reacted({ ...said, at: T0 + 600 }, '🦕'));
    const [row] = await threadOf(inbox.id);
    expect(row).toMatchObject({ content: null, unsentAt: new Date(T0 + 1000) });
    expect(await traces(secret)).toEqual([]);
  });

  test('that was taken back before it came is shown as taken back', async () => {
    const { inbox, place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    await tell(unsent({ ...said, at: T0 + 1000 }));
    expect(await threadOf(inbox.id)).toEqual([]);
    await tell(written({ ...said, text: `secret ${said.mid}` }));
    expect(await threadOf(inbox.id)).toMatchObject([
      { content: null, unsentAt: new Date(T0 + 1000) },
    ]);
    expect(await traces(`secret ${said.mid}`)).toEqual([]);
  });

  test('whose event had failed keeps nothing in the log either', async () => {
    const { place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    await tell(written({ ...said, text: `secret ${said.mid}` }));
    await db.delete(messages).where(eq(messages.externalId, said.mid));
    await db.update(events).set({ state: 'failed' }).where(eq(events.externalId, said.mid));
    await tell(unsent({ ...said, at: T0 + 1000 }));
    expect(await traces(`secret ${said.mid}`)).toEqual([]);
  });

  test('of ours, taken back in the Instagram app, is gone here as well', async () => {
    const { inbox, place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    await tell(echoed({ ...said, text: `secret ${said.mid}` }));
    await tell({
      sender: { id: place.account },
      recipient: { id: place.customer },
      timestamp: T0 + 1,
      message: { mid: said.mid, is_echo: true, is_deleted: true },
    });
    expect(await threadOf(inbox.id)).toMatchObject([{ content: null, direction: 'outgoing' }]);
    expect(await traces(`secret ${said.mid}`)).toEqual([]);
  });
});

test('two files of one message that are told one by one are one message', async () => {
  const { inbox, place, tell } = await conversation();
  const mid = newMid();
  const file = (asset: number) => ({
    sender: { id: place.account },
    recipient: { id: place.customer },
    timestamp: T0,
    message: {
      mid,
      is_echo: true,
      attachments: [
        { type: 'image', payload: { url: `https://lookaside.fbsbx.com/?asset_id=${asset}` } },
      ],
    },
  });
  await tell(file(1));
  await tell(file(2));
  await tell(file(2));
  expect(await threadOf(inbox.id)).toMatchObject([{ kinds: ['image', 'image'] }]);
});

describe('in whatever order a message and all that is told of it come', () => {
  const ITEMS = {
    written: (said: Said) => written({ ...said, text: 'first words' }),
    'edit 1': (said: Said) => edited({ ...said, at: T0 + 1000 }, 'second words', 1),
    'edit 2': (said: Said) => edited({ ...said, at: T0 + 2000 }, 'third words', 2),
    like: (said: Said) => reacted({ ...said, at: T0 + 1500 }, '👍'),
    'like taken back': (said: Said) => reacted({ ...said, at: T0 + 2500 }, null),
    love: (said: Said) => reacted({ ...said, at: T0 + 3500 }, '❤️'),
    unsent: (said: Said) => unsent({ ...said, at: T0 + 5000 }),
    answered: (said: Said) => echoed({ ...said, mid: `${said.mid}a`, text: 'Yes', at: T0 + 100 }),
    seen: (said: Said) => seen({ ...said, mid: `${said.mid}a`, at: T0 + 4000 }),
  } as const;
  type Item = keyof typeof ITEMS;

  const state = async (inboxId: number) => {
    const rows = await threadOf(inboxId);
    return Promise.all(
      rows.map(async ({ id, content, edits, editedAt, unsentAt, status, seenAt, at }) => ({
        ...{ content, edits, editedAt, unsentAt, status, seenAt, at },
        versions: (await db.select().from(messageVersions).where(eq(messageVersions.messageId, id)))
          .map(({ edit, content: said }) => `${edit} ${said}`)
          .toSorted(),
        reactions: (await db.select().from(reactions).where(eq(reactions.messageId, id)))
          .map(({ by, emoji }) => `${by} ${emoji}`)
          .toSorted(),
      })),
    );
  };

  async function ends(items: readonly Item[]) {
    const { inbox, place, tell } = await conversation();
    const said = { ...place, mid: newMid(), at: T0 };
    for (const item of items) await tell(ITEMS[item](said));
    const open = await db
      .select()
      .from(events)
      .where(and(eq(events.entryId, place.account), eq(events.state, 'waiting')));
    expect(open).toEqual([]);
    const log = await db
      .select({ raw: events.raw })
      .from(events)
      .where(and(eq(events.entryId, place.account), like(events.raw, '%words%')));
    return { rows: await state(inbox.id), words: log.length };
  }

  test('it ends in one state', async () => {
    const all = Object.keys(ITEMS) as Item[];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(all, { minLength: 2 }).filter((some) => {
          const answers = some.includes('seen') ? some.includes('answered') : true;
          return some.includes('written') && answers;
        }),
        fc.infiniteStream(fc.nat()),
        async (some, picks) => {
          const doubled = [...some, ...some.slice(0, 2)];
          const shuffled = doubled
            .map((item) => ({ item, place: picks.next().value ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ item }) => item);
          const [one, other] = [await ends(some), await ends(shuffled)];
          expect(other.rows).toEqual(one.rows);
          if (some.includes('unsent')) expect([one.words, other.words]).toEqual([0, 0]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
