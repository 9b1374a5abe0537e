import 'server-only';
import type { LinkState } from '@/lib/domain/mailed-link';

/** Why a mailed link does not work, where a form already stands. */
export const LINK_PROBLEMS: Readonly<Record<Exclude<LinkState, 'good'>, string>> = {
  used: 'This link was used meanwhile, perhaps in another tab. Sign in with the password that was set there.',
  superseded: 'A newer link was mailed meanwhile, and only that one works.',
  expired: 'This link has expired meanwhile. Ask for a new one.',
  unknown: 'This link is not one of ours. Ask for a new one.',
};
