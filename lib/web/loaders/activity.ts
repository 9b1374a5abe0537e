import 'server-only';
import { db } from '@/db/client';
import {
  type ActivityFilter,
  type ActivityRow,
  listActivity,
  listPeople,
  namesIn,
} from '@/db/queries/activity';
import { namesOf } from '@/db/queries/assignees';
import type { Activity, ActivityPage } from '@/lib/contracts/activity';
import { phraseOf } from '@/lib/domain/audit';
import type { Scope } from '@/lib/domain/scope';
import { readPlace, writePlace } from '../place';
import { administratorOf } from './administrator';

const PAGE = 50;
const FORMER = { name: 'A former user', memberId: null };

/** A page of the account's record in words; null for agents. */
export async function loadActivity(
  accountId: number,
  { before, ...filter }: ActivityFilter & { readonly before: string | undefined },
): Promise<ActivityPage | null> {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  const { scope } = administrator;
  const [rows, people] = await Promise.all([
    listActivity(db, scope, { ...filter, before: readPlace(before), limit: PAGE + 1 }),
    listPeople(db, scope),
  ]);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { people, acts: await inWords(scope, shown), next: last ? writePlace(last) : null };
}

async function inWords(scope: Scope, rows: readonly ActivityRow[]): Promise<Activity[]> {
  const idsOf = (noun: string) => rows.flatMap((row) => (nounOf(row) === noun ? idOf(row) : []));
  const mentioned = rows.flatMap(({ details }) => [details?.to, details?.member]);
  const members = await namesOf(db, scope, [
    ...idsOf('member'),
    ...mentioned.filter((id) => typeof id === 'number'),
  ]);
  const { users, inboxes, invitations } = await namesIn(db, scope, {
    users: rows.flatMap(({ userId }) => userId ?? []),
    inboxes: idsOf('inbox'),
    invitations: idsOf('invitation'),
  });
  const names = { member: members, inbox: inboxes, invitation: invitations };
  return rows.map((row) => {
    const [text = '', rest] = phraseOf(row.act)
      .split('{thing}')
      .map((part) => filled(part, row, members).trim());
    return {
      id: row.id,
      who: row.userId === null ? null : (users.get(row.userId) ?? FORMER),
      before: text,
      thing: rest === undefined ? null : thingOf(row, { accountId: scope.accountId, names }),
      after: rest ?? '',
      at: row.at.toISOString(),
    };
  });
}

const nounOf = ({ subject }: ActivityRow): string => subject.split(':')[0] ?? '';
const idOf = ({ subject }: ActivityRow): number => Number(subject.split(':')[1]);

function filled(
  part: string,
  { details }: ActivityRow,
  members: ReadonlyMap<number, string>,
): string {
  const somebody = (id: unknown) =>
    typeof id === 'number' ? (members.get(id) ?? 'a former member') : 'nobody';
  return part
    .replace('{to}', () => somebody(details?.to))
    .replace('{member}', () => somebody(details?.member))
    .replace('{role}', details?.role === 'administrator' ? 'an administrator' : 'an agent');
}

/** What was removed was called so then. */
const nameIn = ({ details }: ActivityRow): string | null =>
  typeof details?.name === 'string' ? details.name : null;

type Names = Readonly<Record<'member' | 'inbox' | 'invitation', ReadonlyMap<number, string>>>;
type Around = { readonly accountId: number; readonly names: Names };

function thingOf(row: ActivityRow, { accountId, names }: Around): Activity['thing'] {
  const id = idOf(row);
  const base = `/accounts/${accountId}`;
  switch (nounOf(row)) {
    case 'conversation':
      return { label: `conversation ${id}`, href: `${base}/conversations/${id}` };
    case 'member':
      return {
        label: names.member.get(id) ?? 'a former member',
        href: `${base}/settings/members`,
      };
    case 'inbox':
      return {
        label: names.inbox.get(id) ?? nameIn(row) ?? 'a former inbox',
        href: names.inbox.has(id) ? `${base}/settings/inboxes/${id}` : null,
      };
    case 'invitation':
      return { label: names.invitation.get(id) ?? 'somebody', href: null };
    default:
      return { label: row.subject.replace(':', ' '), href: null };
  }
}
