import type { Role } from './conversation';

export type Place = { readonly role: Role; readonly disabledAt: Date | null };

export type Situation = {
  readonly member: Place;
  /** Whether somebody wants to change their own place. */
  readonly isSelf: boolean;
  /** Open administrators of the account, this member included. */
  readonly administrators: number;
};

export type TeamRefusal = 'last_administrator' | 'yourself';

export type TeamDecision =
  | { readonly ok: true; readonly changes: boolean }
  | { readonly ok: false; readonly reason: TeamRefusal };

const UNCHANGED: TeamDecision = { ok: true, changes: false };
const CHANGES: TeamDecision = { ok: true, changes: true };

const isLast = ({ member, administrators }: Situation): boolean =>
  member.role === 'administrator' && member.disabledAt === null && administrators <= 1;

/** Somebody must be left who can let others in. */
export function decideRole(situation: Situation, role: Role): TeamDecision {
  if (situation.member.role === role) return UNCHANGED;
  return isLast(situation) ? { ok: false, reason: 'last_administrator' } : CHANGES;
}

/** Nobody locks themselves out, so the last administrator, who would be the one to do it, can't be. */
export function decideDisabling(situation: Situation): TeamDecision {
  if (situation.member.disabledAt) return UNCHANGED;
  if (isLast(situation)) return { ok: false, reason: 'last_administrator' };
  return situation.isSelf ? { ok: false, reason: 'yourself' } : CHANGES;
}

export const decideEnabling = ({ disabledAt }: Place): TeamDecision =>
  disabledAt ? CHANGES : UNCHANGED;

/** Administrators see every inbox, agents those that they are a member of. */
export const seesAll = (
  { role, inboxes }: { readonly role: Role; readonly inboxes: readonly number[] },
  wanted: readonly number[],
): boolean => role === 'administrator' || wanted.every((id) => inboxes.includes(id));
