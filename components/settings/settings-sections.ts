import {
  Inbox,
  KeyRound,
  type LucideIcon,
  ScrollText,
  UserRound,
  UsersRound,
  Webhook,
} from 'lucide-react';
import type { Role } from '@/lib/domain/conversation';

type Section = { readonly path: string; readonly label: string; readonly icon: LucideIcon };

type Group = { readonly label: string; readonly sections: readonly Section[] };

const TEAM: Group = {
  label: 'Account',
  sections: [
    { path: 'inboxes', label: 'Inboxes', icon: Inbox },
    { path: 'members', label: 'Members', icon: UsersRound },
    { path: 'activity', label: 'Activity', icon: ScrollText },
    { path: 'events', label: 'Event log', icon: Webhook },
  ],
};

const YOU: Group = {
  label: 'You',
  sections: [
    { path: 'profile', label: 'Profile', icon: UserRound },
    { path: 'tokens', label: 'Access tokens', icon: KeyRound },
  ],
};

/** What a person finds in the settings. The account's own are for administrators. */
export const sectionsFor = (role: Role): readonly Group[] =>
  role === 'administrator' ? [TEAM, YOU] : [YOU];
