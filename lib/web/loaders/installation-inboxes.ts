import 'server-only';
import { db } from '@/db/client';
import { searchInboxes } from '@/db/queries/installation-inboxes';
import type { InstallationInbox } from '@/lib/contracts/inboxes';
import { typedText } from '@/lib/contracts/text';
import { connectionState } from '@/lib/domain/connection';
import { superAdmin } from './super-admin';

const SHOWN = 50;

/** Inboxes of all accounts, for super admins; to everybody else the page does not exist. */
export async function loadInstallationInboxes(q: string): Promise<InstallationInbox[]> {
  await superAdmin();
  const rows = await searchInboxes(db, typedText.parse(q).replace(/^@/, ''), SHOWN);
  const now = new Date();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    channel: row.channel,
    username: row.username,
    externalId: row.externalId,
    account: row.account,
    state: connectionState(row, now),
    since: row.createdAt.toISOString(),
    releasedAt: row.releasedAt?.toISOString() ?? null,
  }));
}
