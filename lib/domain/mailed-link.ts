const MINUTE = 60 * 1000;

/** How long a link to a new password works. */
export const RESET_LINK_MS = 60 * MINUTE;

/** How long the link works that proves a new address. */
export const EMAIL_LINK_MS = 24 * 60 * MINUTE;

export type LinkState = 'good' | 'used' | 'superseded' | 'expired' | 'unknown';

type Link = {
  readonly usedAt: Date | null;
  readonly expiresAt: Date;
  /** Whether a newer one of the same kind was mailed to the same person. */
  readonly superseded: boolean;
};

/** What a mailed link is good for. Only the newest one of a person works, and only once. */
export function linkState(link: Link | undefined, now: Date): LinkState {
  if (!link) return 'unknown';
  if (link.usedAt) return 'used';
  if (link.superseded) return 'superseded';
  return link.expiresAt.getTime() > now.getTime() ? 'good' : 'expired';
}

/** Confirmation mails go to addresses that nobody has proved, so a person gets few of them. */
export const EMAIL_LINKS_PER_HOUR = 5;
