import 'server-only';
import { notFound } from 'next/navigation';
import { db } from '@/db/client';
import { listInboxSettings } from '@/db/queries/inboxes';
import { listRemovals } from '@/db/queries/removal';
import { listInboxPlaces, listTeam } from '@/db/queries/team';
import type { InboxSettings, ListedInbox } from '@/lib/contracts/inboxes';
import { connectionState } from '@/lib/domain/connection';
import { administratorOf } from './administrator';
import { pastOf } from './imports';

/** The account's inboxes, also those that are being deleted; null for agents. */
export async function loadInboxes(accountId: number): Promise<ListedInbox[] | null> {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  const { scope } = administrator;
  const [inboxes, places, team, removals] = await Promise.all([
    listInboxSettings(db, scope),
    listInboxPlaces(db, scope),
    listTeam(db, scope),
    listRemovals(db, scope),
  ]);
  const open = new Set(team.flatMap(({ id, disabledAt }) => (disabledAt ? [] : id)));
  return inboxes.map((inbox) => ({
    ...inWords(inbox),
    members: places.filter((each) => each.inboxId === inbox.id && open.has(each.memberId)).length,
    removal: removals.find(({ id }) => id === inbox.id) ?? null,
  }));
}

/** One inbox and who is in it; null for agents. Another account's does not exist, nor one that is being deleted. */
export async function loadInbox(accountId: number, id: number): Promise<InboxSettings | null> {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  const { scope } = administrator;
  const [inboxes, places, team] = await Promise.all([
    listInboxSettings(db, scope),
    listInboxPlaces(db, scope),
    listTeam(db, scope),
  ]);
  const inbox = inboxes.find((each) => each.id === id && !each.removedAt) ?? notFound();
  const inside = new Set(places.flatMap((each) => (each.inboxId === id ? each.memberId : [])));
  return {
    ...inWords(inbox),
    problemSince: inbox.problemSince?.toISOString() ?? null,
    tokenExpiresAt: inbox.tokenExpiresAt?.toISOString() ?? null,
    subscribeProblem: inbox.subscribeProblem,
    restriction: inbox.restriction,
    lockToSingleConversation: inbox.lockToSingleConversation,
    showsTyping: inbox.showsTyping,
    showsSeen: inbox.showsSeen,
    reacts: inbox.reacts,
    past: await pastOf(db, id),
    people: team
      .filter(({ disabledAt }) => disabledAt === null)
      .map((each) => ({
        id: each.id,
        name: each.name,
        role: each.role,
        isMember: inside.has(each.id),
      })),
  };
}

type Row = Awaited<ReturnType<typeof listInboxSettings>>[number];

const inWords = (row: Row) => ({
  id: row.id,
  name: row.name,
  channel: row.channel,
  username: row.username,
  problem: row.problem,
  state: connectionState(row, new Date()),
});
