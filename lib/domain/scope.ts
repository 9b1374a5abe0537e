import type { Role } from './conversation';

type Branded<Name extends string> = number & { readonly __brand: Name };

/** Minted only by lib/web (from a session) and lib/jobs (from a stored row). */
export type AccountId = Branded<'AccountId'>;
export type MemberId = Branded<'MemberId'>;

export type MemberScope = {
  readonly accountId: AccountId;
  readonly role: Role;
  readonly memberId: MemberId;
};

/** Whose eyes a query looks through. `system` is the product itself, inside one account. */
export type Scope = MemberScope | { readonly accountId: AccountId; readonly role: 'system' };
