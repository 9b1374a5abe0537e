import type { Channel } from './channel';

/** What a Meta app has to be given for a channel (FACTS.md §0, §1.1, §1.6, §1.7). */
export type MetaApp = {
  /** Asked of whoever connects an account. */
  readonly scopes: readonly string[];
  /** Without these a connection is of no use. */
  readonly needed: readonly string[];
  /** Ticked in the dashboard, and asked for again for each account. */
  readonly fields: readonly string[];
  /** Those that every version knows. */
  readonly core: readonly string[];
};

/** What each lets us do, after “the permission …”. */
export const PERMISSIONS = {
  instagram_business_basic: 'to see the account and who writes to it',
  instagram_business_manage_messages: 'to read and answer messages',
  instagram_business_manage_comments: 'to read and answer comments',
} as const;
export type Permission = keyof typeof PERMISSIONS;

export const INSTAGRAM_APP: MetaApp = {
  scopes: [
    'instagram_business_basic',
    'instagram_business_manage_messages',
    'instagram_business_manage_comments',
  ],
  needed: ['instagram_business_basic', 'instagram_business_manage_messages'],
  fields: [
    'messages',
    'message_echoes',
    'message_edit',
    'message_reactions',
    'messaging_seen',
    'messaging_postbacks',
    'messaging_referral',
    'messaging_optins',
    'messaging_handover',
    'standby',
    'comments',
    'live_comments',
  ],
  core: ['messages', 'message_reactions', 'messaging_seen', 'messaging_postbacks'],
};

export const APPS: Readonly<Record<Channel, MetaApp>> = { instagram: INSTAGRAM_APP };
