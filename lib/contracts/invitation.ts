import type { Role } from '@/lib/domain/conversation';

/** Who looks at it: somebody new, somebody who has to sign in, the right person, or another one. */
export type Guest =
  | { readonly is: 'new' | 'known' }
  | { readonly is: 'invited'; readonly name: string }
  | { readonly is: 'somebody_else'; readonly email: string };

export type OpenInvitation = {
  readonly state: 'open';
  readonly account: string;
  readonly inviter: string;
  readonly email: string;
  readonly role: Role;
  readonly guest: Guest;
};

export type ClosedInvitation =
  | { readonly state: 'unknown' }
  | { readonly state: 'expired' | 'revoked'; readonly account: string }
  /** `mine` is the account's id, for whoever is signed in and in it. */
  | { readonly state: 'accepted'; readonly account: string; readonly mine: number | null };
