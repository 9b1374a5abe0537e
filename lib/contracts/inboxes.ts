import { z } from 'zod';
import type { Channel } from '@/lib/domain/channel';
import type { ConnectionState } from '@/lib/domain/connection';
import type { Role } from '@/lib/domain/conversation';
import type { Switches } from '@/lib/domain/inbox-switch';
import type { Removal } from '@/lib/domain/removal';
import { idSchema } from './ids';
import type { Past } from './imports';
import { typedText } from './text';

/** An inbox as its account's administrators see it. */
type Inbox = {
  readonly id: number;
  readonly name: string;
  readonly channel: Channel;
  readonly username: string | null;
  /** What stops it from sending, in words for a person; null when it is healthy. */
  readonly problem: string | null;
  readonly state: ConnectionState;
};

export type ListedInbox = Inbox & {
  readonly members: number;
  /** How far its deletion has come; null while it is none. */
  readonly removal: Removal | null;
};

export type InboxSettings = Inbox &
  Switches & {
    /** Why the provider restricts the account, in its words, if it says why; null while it does not. */
    readonly restriction: string | null;
    /** What was read, or is being read, of what was written before. */
    readonly past: Past;
    /** ISO 8601 */
    readonly problemSince: string | null;
    /** ISO 8601; null when the token does not say. */
    readonly tokenExpiresAt: string | null;
    /** Why webhooks could not be had, in a sentence; null when nothing is known against them. */
    readonly subscribeProblem: string | null;
    readonly people: readonly {
      readonly id: number;
      readonly name: string;
      readonly role: Role;
      readonly isMember: boolean;
    }[];
  };

/** Whether an inbox hears of what is written to its account. */
export type Reception = {
  readonly state: ConnectionState;
  /** Whether anything came since it was connected. */
  readonly received: boolean;
  /** Why not, in a sentence. */
  readonly problem: string | null;
};

/** An inbox of whichever account, as super admins find it. */
export type InstallationInbox = {
  readonly id: number;
  readonly name: string;
  readonly channel: Channel;
  readonly username: string | null;
  /** The provider's. */
  readonly externalId: string;
  /** What the account is called whose inbox it is. */
  readonly account: string;
  readonly state: ConnectionState;
  /** ISO 8601 */
  readonly since: string;
  /** ISO 8601; null while it is connected. */
  readonly releasedAt: string | null;
};

/** The name is typed again, to be sure. */
export const inboxByNameInput = z.object({ id: idSchema, name: typedText });

export const inboxIdInput = z.object({ id: z.coerce.number().int().positive() });
