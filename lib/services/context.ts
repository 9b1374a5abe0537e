import type { Database } from '@/db/client';
import type { Bell } from '@/lib/contracts/jobs';
import type { Note } from '@/lib/contracts/live';
import type { Role } from '@/lib/domain/conversation';

type Branded<Name extends string> = number & { readonly __brand: Name };

/** Minted only by lib/web (from a session) and lib/jobs (from a stored row). */
export type AccountId = Branded<'AccountId'>;
export type MemberId = Branded<'MemberId'>;

/** Whose eyes a query looks through. `system` is the product itself, inside one account. */
export type Scope =
  | { readonly accountId: AccountId; readonly role: 'system' }
  | { readonly accountId: AccountId; readonly role: Role; readonly memberId: MemberId };

export type MemberScope = Exclude<Scope, { role: 'system' }>;

/** What is to happen once the rows are committed. Losing it costs a minute, never a message. */
export type After = {
  /** Asks for a job now; the sweep asks again if this is lost. */
  ring(bell: Bell): void;
  /** Tells the account's browsers what to fetch again. */
  tell(accountId: AccountId, note: Note): void;
};

export type Context = {
  readonly scope: Scope;
  readonly db: Database;
  readonly now: Date;
  readonly after: After;
};

/** A context in which a person acts. */
export type MemberContext = Context & {
  readonly scope: MemberScope;
  readonly userId: number;
};
