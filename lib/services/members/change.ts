import 'server-only';
import type { Transaction } from '@/db/client';
import {
  countAdministrators,
  isAdministrator,
  lockMember,
  lockTeam,
  type TeamMember,
} from '@/db/queries/team';
import type { Situation, TeamDecision, TeamRefusal } from '@/lib/domain/team';
import type { MemberContext } from '../context';
import { NotFound } from '../errors';

export type Changed<Refusal extends string = never> =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: TeamRefusal | Refusal };

type Change<Refusal extends string> = {
  readonly decide: (situation: Situation) => TeamDecision;
  /** Writes it and its audit row, unless it refuses, having written nothing. */
  readonly write: (tx: Transaction, member: TeamMember) => Promise<Refusal | null>;
};

/** An administrator changes somebody's place: the team's lock, the rule, the rows, a note to whom it concerns. */
export async function change<Refusal extends string>(
  ctx: MemberContext,
  memberId: number,
  { decide, write }: Change<Refusal>,
): Promise<Changed<Refusal>> {
  const { scope, after } = ctx;
  const changed = await ctx.db.transaction(async (tx) => {
    await lockTeam(tx, scope.accountId);
    const member = await lockMember(tx, scope, memberId);
    if (!member || !(await isAdministrator(tx, scope))) throw new NotFound(`member ${memberId}`);
    const decision = decide({
      member,
      isSelf: memberId === scope.memberId,
      administrators: await countAdministrators(tx, scope),
    });
    if (!decision.ok) return decision;

    const refusal = decision.changes ? await write(tx, member) : null;
    if (refusal) return { ok: false, reason: refusal } as const;
    return { ok: true, name: member.name } as const;
  });
  if (changed.ok) {
    after.tell(scope.accountId, { type: 'access', member: memberId });
    after.tell(scope.accountId, { type: 'refresh' });
  }
  return changed;
}
