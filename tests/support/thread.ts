import { randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { identities } from '@/db/schema/contacts';
import { conversations } from '@/db/schema/conversations';
import { messages } from '@/db/schema/messages';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { type Reply, reply } from '@/lib/services/messages/reply';
import { retry } from '@/lib/services/messages/retry';
import type { TestAccount, TestMember } from './account.ts';
import { customerWrites, newSimulatedCustomer } from './simulator.ts';
import { until } from './until.ts';

type Sending = Partial<Omit<Reply, 'text' | 'private'>> & {
  readonly isNote?: boolean;
  readonly now?: Date;
};

/** A customer of the simulator has written; an agent sits before the thread. */
export async function openThread(shop: TestAccount, agent: TestMember) {
  const { externalId: customer } = await newSimulatedCustomer();
  await customerWrites(customer, 'Is the dripper back?');
  const [{ id = 0, number = 0 } = {}] = await until(
    () =>
      db
        .select({ number: conversations.number, id: conversations.id })
        .from(conversations)
        .innerJoin(identities, eq(identities.id, conversations.identityId))
        .where(eq(identities.externalId, customer)),
    (rows) => rows.length > 0,
  );

  const ours = () =>
    db
      .select()
      .from(messages)
      .where(and(eq(messages.conversationId, id), eq(messages.direction, 'outgoing')))
      .orderBy(asc(messages.at), asc(messages.id));

  return {
    customer,
    id,
    number,
    ours,
    statuses: async () => (await ours()).map(({ status }) => status),

    /** The agent presses Send: what the door does, queue and all. */
    async sends(text: string, options: Sending = {}) {
      const { clientId = randomUUID(), isNote = false, now = new Date(), ...more } = options;
      const after = collect();
      const ctx = { ...shop.as(agent, { now }), after };
      const replied = await reply(ctx, number, { clientId, text, private: isNote, ...more });
      await after.perform(answerHere);
      return replied;
    },

    async retries(message: number) {
      const after = collect();
      await retry({ ...shop.as(agent), after }, number, message);
      await after.perform(answerHere);
    },
  };
}

export type OpenThread = Awaited<ReturnType<typeof openThread>>;
