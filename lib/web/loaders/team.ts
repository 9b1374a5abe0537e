import 'server-only';
import { db } from '@/db/client';
import { heldCounts } from '@/db/queries/hand-over';
import { listInboxes } from '@/db/queries/inboxes';
import { listInvitations } from '@/db/queries/invitations';
import { listInboxPlaces, listTeam } from '@/db/queries/team';
import type { Team, TeamMember, WaitingInvitation } from '@/lib/contracts/team';
import { invitationState } from '@/lib/domain/invitation';
import { seesAll } from '@/lib/domain/team';
import { administratorOf } from './administrator';

/** The account's people and who is asked in; null for agents. */
export async function loadTeam(accountId: number): Promise<Team | null> {
  const administrator = await administratorOf(accountId);
  if (!administrator) return null;
  const { scope } = administrator;
  const [people, places, held, inboxes, invitations] = await Promise.all([
    listTeam(db, scope),
    listInboxPlaces(db, scope),
    heldCounts(db, scope),
    listInboxes(db, scope),
    listInvitations(db, scope),
  ]);
  const inboxesOf = (id: number) =>
    places.flatMap((place) => (place.memberId === id ? place.inboxId : []));
  const colleagues = people
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id, name, role }) => ({ id, name, role, inboxes: inboxesOf(id) }));

  const members = people.map(({ disabledAt, activeAt, ...person }): TeamMember => {
    const mine = held.filter(({ memberId }) => memberId === person.id);
    const where = mine.map(({ inboxId }) => inboxId);
    return {
      ...person,
      isMe: person.id === scope.memberId,
      disabled: disabledAt !== null,
      activeAt: activeAt && new Date(activeAt).toISOString(),
      inboxes: inboxes.filter(({ id }) => inboxesOf(person.id).includes(id)),
      held: mine.reduce((sum, { count }) => sum + count, 0),
      heirs: colleagues
        .filter((each) => each.id !== person.id && seesAll(each, where))
        .map(({ id, name }) => ({ id, name })),
    };
  });
  return { members, inboxes, invitations: invitations.map(waiting) };
}

type Row = Awaited<ReturnType<typeof listInvitations>>[number];

function waiting(row: Row): WaitingInvitation {
  const { id, email, role, mailedAt, mailProblem, expiresAt } = row;
  return {
    id,
    email,
    role,
    state: invitationState(row, new Date()) === 'expired' ? 'expired' : 'open',
    mailed: mailedAt ? true : mailProblem ? false : null,
    mailProblem,
    expiresAt: expiresAt.toISOString(),
  };
}
