const DAY = 24 * 60 * 60 * 1000;
const HOUR = 60 * 60 * 1000;

/** A link works for seven days after its mail. */
export const invitationEnd = (now: Date): Date => new Date(now.getTime() + 7 * DAY);

type Invited = {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
};

export type InvitationState = 'open' | 'expired' | 'accepted' | 'revoked';

/** What was done by a person outlives the clock: an accepted invitation never becomes an expired one. */
export function invitationState(
  { expiresAt, acceptedAt, revokedAt }: Invited,
  now: Date,
): InvitationState {
  if (acceptedAt) return 'accepted';
  if (revokedAt) return 'revoked';
  return now < expiresAt ? 'open' : 'expired';
}

/** Mails within the last hour: from one account, and to one address. */
export const INVITATION_LIMITS = { windowMs: HOUR, perAccount: 60, perAddress: 5 } as const;

/** Whether one more mail would make us somebody's tool for annoying people. */
export const mayMail = (sent: {
  readonly byAccount: number;
  readonly toAddress: number;
}): boolean =>
  sent.byAccount < INVITATION_LIMITS.perAccount && sent.toAddress < INVITATION_LIMITS.perAddress;
