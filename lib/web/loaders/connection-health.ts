import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { db } from '@/db/client';
import { failedEvents, failedMessages } from '@/db/queries/connection-errors';
import { findInboxOf } from '@/db/queries/inboxes';
import type { Inbox } from '@/db/schema/inboxes';
import type { ConnectionHealth, Delivery } from '@/lib/contracts/connection-health';
import { connectionState } from '@/lib/domain/connection';
import { APPS, PERMISSIONS } from '@/lib/domain/meta-app';
import { examine } from '@/lib/services/inboxes/examine';
import { afterPage } from '../after-page';
import { administratorOf } from './administrator';

const WEEK_MS = 7 * 86_400_000;

const inboxFor = cache(async (accountId: number, id: number): Promise<Inbox | null> => {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  return (await findInboxOf(db, administrator.scope, id)) ?? notFound();
});

/** How a connection stands by what is known here; null for agents. Another account's does not exist. */
export async function loadHealth(accountId: number, id: number): Promise<ConnectionHealth | null> {
  const inbox = await inboxFor(accountId, id);
  if (!inbox) return null;
  const now = new Date();
  const granted = inbox.permissions?.split(',') ?? null;
  return {
    at: now.toISOString(),
    id,
    name: inbox.name,
    channel: inbox.channel,
    username: inbox.username,
    state: connectionState(inbox, now),
    problem: inbox.problem,
    problemSince: inbox.problemSince?.toISOString() ?? null,
    subscribeProblem: inbox.subscribeProblem,
    restriction: inbox.restriction,
    tokenExpiresAt: inbox.tokenExpiresAt?.toISOString() ?? null,
    renewsAt: inbox.tokenRefreshAt?.toISOString() ?? null,
    renewalFailures: inbox.tokenRefreshFailures,
    permissions: Object.entries(PERMISSIONS)
      .filter(([name]) => APPS[inbox.channel].scopes.includes(name))
      .map(([name, allows]) => ({ name, allows, isGranted: granted?.includes(name) ?? null })),
    lastEventAt: inbox.lastEventAt?.toISOString() ?? null,
    lastSentAt: inbox.lastSentAt?.toISOString() ?? null,
    errors: await errorsOf(inbox, new Date(now.getTime() - WEEK_MS)),
  };
}

/** What the provider says now; null for agents. */
export async function loadDelivery(accountId: number, id: number): Promise<Delivery | null> {
  const inbox = await inboxFor(accountId, id);
  if (!inbox) return null;
  const outcome = await examine({ db, now: new Date(), after: afterPage() }, inbox);
  if (!outcome.ok) return { ok: false, sentence: outcome.verdict.sentence };
  const { fields, aheadMs } = outcome;
  const granted = inbox.permissions?.split(',') ?? [];
  return {
    ok: true,
    aheadMs,
    fields: wantedOf(inbox, granted).map((name) => ({ name, isDelivered: fields.includes(name) })),
  };
}

/** Comments can be had only by whoever was allowed them. */
const wantedOf = ({ channel }: Inbox, granted: readonly string[]): readonly string[] =>
  APPS[channel].fields.filter(
    (field) => !/comments$/.test(field) || granted.includes('instagram_business_manage_comments'),
  );

async function errorsOf({ id }: Inbox, since: Date): Promise<ConnectionHealth['errors']> {
  const [unsent, unshown] = await Promise.all([
    failedMessages(db, id, since),
    failedEvents(db, id, since),
  ]);
  const errors = [
    ...unsent.map(({ sentence, ...rest }) => ({ sentence: sentence ?? UNEXPLAINED, ...rest })),
    { sentence: UNSHOWN, ...unshown },
  ];
  return errors
    .filter((error) => error.count > 0)
    .toSorted((a, b) => b.count - a.count)
    .map(({ sentence, count, lastAt }) => ({
      sentence,
      count,
      lastAt: (lastAt ?? since).toISOString(),
    }));
}

const UNEXPLAINED = 'A message was not sent.';
const UNSHOWN =
  'Something that arrived could not be shown. Whoever runs the installation can have it worked on again.';
