import { z } from 'zod';
import { ROLES, type Role } from '@/lib/domain/conversation';
import type { InboxSwitch } from '@/lib/domain/inbox-switch';
import { idSchema } from './ids';
import { emailSchema, nameSchema, passwordSchema } from './people';
import { typedText } from './text';

const roleSchema = z.enum(ROLES);
const idsSchema = z.array(idSchema).default([]);

export const inviteInput = z.object({
  email: emailSchema,
  role: roleSchema,
  inboxes: idsSchema,
});

export const invitationIdInput = z.object({ id: idSchema });

/** The token as it stands in the mailed link. */
export const invitationTokenInput = z.object({ token: z.string().max(200) });
export const joinInput = invitationTokenInput.extend({
  name: nameSchema,
  password: passwordSchema,
});

export const roleInput = z.object({ member: idSchema, role: roleSchema });
export const disableInput = z.object({
  member: idSchema,
  /** Who takes over; nobody when empty. */
  heir: z.union([z.literal('').transform(() => null), idSchema]).default(null),
});
export const memberInput = z.object({ member: idSchema });

const on = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');
/** A box that is not ticked is not sent. */
const switches = {
  lockToSingleConversation: on,
  showsTyping: on,
  showsSeen: on,
  reacts: on,
} satisfies Readonly<Record<InboxSwitch, typeof on>>;

export const inboxInput = z.object({
  id: idSchema,
  name: typedText.pipe(
    z.string().min(1, 'What should the inbox be called?').max(80, 'At most 80 characters.'),
  ),
  ...switches,
});

/** `known` are the members that the form showed as such, so that a late form undoes nobody else's change. */
export const inboxMembersInput = z.object({
  id: idSchema,
  known: idsSchema,
  members: idsSchema,
});

type Named = { readonly id: number; readonly name: string };

export type TeamMember = {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isMe: boolean;
  readonly disabled: boolean;
  /** What they are a member of. */
  readonly inboxes: readonly Named[];
  /** ISO 8601 of their newest act here; null when there is none. */
  readonly activeAt: string | null;
  /** Conversations that they still have to do something about. */
  readonly held: number;
  /** Who could take those over. */
  readonly heirs: readonly Named[];
};

export type WaitingInvitation = {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly state: 'open' | 'expired';
  /** Null while the mail server has not said. */
  readonly mailed: boolean | null;
  readonly mailProblem: string | null;
  /** ISO 8601 */
  readonly expiresAt: string;
};

export type Team = {
  readonly members: readonly TeamMember[];
  readonly invitations: readonly WaitingInvitation[];
  readonly inboxes: readonly Named[];
};
