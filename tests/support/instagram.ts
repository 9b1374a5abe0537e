import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { conversations } from '@/db/schema/conversations';
import { messages } from '@/db/schema/messages';
import { receiverFor } from '@/lib/channels/registry';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import type { SystemContext } from '@/lib/services/context';
import { accept } from '@/lib/services/events/accept';
import { drain } from '@/lib/services/events/drain';
import { hasNewEvents } from '@/lib/services/events/has-new';
import { currentSettings } from '@/lib/services/settings/current';
import { digits, system } from './account.ts';

export const newMid = () => `aWdf${randomUUID().replaceAll('-', '')}ZD`;
export const newCustomer = () => digits(16);

type Said = {
  readonly account: string;
  readonly customer: string;
  readonly text?: string;
  readonly mid?: string;
  /** ms */
  readonly at?: number;
  readonly message?: object;
};

/** A webhook item in which the customer writes. */
export const written = ({
  account,
  customer,
  text,
  mid = newMid(),
  at = Date.now(),
  message,
}: Said) => ({
  sender: { id: customer },
  recipient: { id: account },
  timestamp: at,
  message: { mid, ...(text !== undefined && { text }), ...message },
});

/** One in which the business wrote, here or in the Instagram app. */
export const echoed = ({ account, customer, text, mid = newMid(), at = Date.now() }: Said) => ({
  sender: { id: account },
  recipient: { id: customer },
  timestamp: at,
  message: { mid, text, is_echo: true },
});

export const seen = ({ account, customer, mid, at = Date.now() }: Said & { mid: string }) => ({
  sender: { id: customer },
  recipient: { id: account },
  timestamp: at,
  read: { mid },
});

export const webhookBody = (account: string, ...messaging: readonly object[]): string =>
  JSON.stringify({ object: 'instagram', entry: [{ time: Date.now(), id: account, messaging }] });

/** What the webhook's door does, outside of Next: shake hands; verify, store, then ring. */
export async function takeWebhook(request: Request): Promise<Response> {
  const receiver = receiverFor('instagram');
  const settings = await currentSettings({ db });
  if (request.method === 'GET') {
    return new Response(receiver.handshake(new URL(request.url), settings));
  }
  const body = new Uint8Array(await request.arrayBuffer());
  const items = receiver.verify(body, request.headers, settings) ? receiver.split(body) : null;
  if (!items) return new Response(null, { status: 401 });
  const after = collect();
  await accept({ db, now: new Date(), after }, items);
  await after.perform(answerHere);
  return new Response(null, { status: 200 });
}

/** Stores what Meta sent, and rings for nobody. Names its lane. */
export async function isStored({ account, customer, text }: Said): Promise<string> {
  const body = webhookBody(account, written({ account, customer, text: text ?? 'Hello' }));
  await accept(system(), receiverFor('instagram').split(new TextEncoder().encode(body)) ?? []);
  return `instagram:${account}:${customer}`;
}

/** Takes a webhook body in and works off every lane it spoke of. */
export async function arrives(body: string | Uint8Array, now = new Date()): Promise<void> {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const items = receiverFor('instagram').split(bytes);
  if (!items) throw new Error('not JSON');
  const ctx = system(now);
  await accept(ctx, items);
  const lanes = new Set(items.map(({ lane }) => lane));
  for (const lane of lanes) await workOff(ctx, lane);
}

/** A drain ends after 20 s even when there is more; the job looks again in the same way. */
export async function workOff(ctx: SystemContext, lane: string): Promise<void> {
  do await drain(ctx, lane);
  while (await hasNewEvents(ctx, lane));
}

export const threadOf = (inboxId: number) =>
  db
    .select()
    .from(messages)
    .where(eq(messages.inboxId, inboxId))
    .orderBy(asc(messages.at), asc(messages.id));

export const conversationsOf = (inboxId: number) =>
  db
    .select()
    .from(conversations)
    .where(eq(conversations.inboxId, inboxId))
    .orderBy(asc(conversations.id));
