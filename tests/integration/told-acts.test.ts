import { asc, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { db } from '@/db/client';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import { messages } from '@/db/schema/messages';
import { payloads } from '../channels/payloads.ts';
import { digits } from '../support/account.ts';
import { delivered } from '../support/delivered.ts';
import { arrives, echoed, webhookBody, written } from '../support/instagram.ts';

describe('what is no message moves the conversation or the inbox', () => {
  const file = (name: string) => payloads(name)[0]?.text ?? '';
  const conversation = async (inboxId: number) => {
    const [row] = await db.select().from(conversations).where(eq(conversations.inboxId, inboxId));
    return row;
  };

  test('another app that takes over holds it; it is ours again with the next message', async () => {
    const { inbox, externalId } = await delivered(file('ig-handover-take'));
    const held = await conversation(inbox.id);
    expect(held).toMatchObject({ controlledBy: '1217981644879628' });

    const customer = digits(16);
    const at = Date.now();
    await arrives(webhookBody(externalId, written({ account: externalId, customer, at })));
    const standby = JSON.stringify({
      object: 'instagram',
      entry: [
        {
          id: externalId,
          standby: [written({ account: externalId, customer, text: 'Who?', at: at + 1 })],
        },
      ],
    });
    await arrives(standby);
    const [, theirs] = await db
      .select()
      .from(conversations)
      .where(eq(conversations.inboxId, inbox.id))
      .orderBy(asc(conversations.id));
    expect(theirs).toMatchObject({ controlledBy: 'another' });
    const again = written({ account: externalId, customer, text: 'You again?', at: at + 2 });
    await arrives(webhookBody(externalId, again));
    expect(
      await db
        .select()
        .from(conversations)
        .where(eq(conversations.id, theirs?.id ?? 0)),
    ).toMatchObject([{ controlledBy: null }]);
  });

  test('an echo says nothing of who may answer', async () => {
    const { inbox, externalId } = await delivered(file('ig-standby-message'));
    const row = await conversation(inbox.id);
    expect(row).toMatchObject({ controlledBy: 'another' });
    const customer = digits(16);
    await arrives(webhookBody(externalId, echoed({ account: externalId, customer, text: 'Us' })));
    expect(await conversation(inbox.id)).toMatchObject({ controlledBy: 'another' });
  });

  test('a restriction is noted, and ends with what is told later', async () => {
    const { inbox } = await delivered(file('ig-policy-enforcement'));
    const restriction = async () => {
      const [row] = await db.select().from(inboxes).where(eq(inboxes.id, inbox.id));
      return row?.restriction;
    };
    expect(await restriction()).toBe('The account broke the messaging policy.');
    const { externalId } = inbox;
    const told = (timestamp: number, action: string) =>
      arrives(
        webhookBody(externalId, {
          recipient: { id: externalId },
          timestamp,
          policy_enforcement: { action, reason: 'Again' },
        }),
      );
    await told(1_795_000_000_000, 'block');
    expect(await restriction()).toBe('The account broke the messaging policy.');
    await told(1_796_000_000_000, 'unblock');
    expect(await restriction()).toBeNull();
  });

  test('a link, a reaction and a pressed button let us answer for another day', async () => {
    for (const [name, at] of [
      ['ig-referral-existing-thread', 1_795_174_668_297],
      ['ig-reaction-react.json', 1_795_173_932_253],
      ['ig-postback-icebreaker', 1_795_174_300_275],
      ['ig-message-story-mention', 1_795_171_233_425],
    ] as const) {
      const { inbox } = await delivered(file(name));
      expect((await conversation(inbox.id))?.lastInboundAt, name).toEqual(new Date(at));
    }
  });

  test('a reaction is neither unread nor new activity', async () => {
    const { inbox } = await delivered(file('ig-reaction-react.json'));
    const [row] = await db.select().from(messages).where(eq(messages.inboxId, inbox.id));
    expect(await conversation(inbox.id)).toMatchObject({ unreadCount: 1, lastActivityAt: row?.at });
  });
});
