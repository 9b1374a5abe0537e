import { z } from 'zod';
import { idSchema } from './ids';

const STATES = ['new', 'waiting', 'done', 'ignored', 'failed'] as const;
export type LoggedState = (typeof STATES)[number];

/** The log's filter as it stands in the address bar; what is malformed filters nothing. */
export const eventLogQuerySchema = z.object({
  state: z.enum(STATES).nullable().catch(null).default(null),
  kind: z
    .string()
    .regex(/^\w{1,40}$/)
    .nullable()
    .catch(null)
    .default(null),
  inbox: idSchema.nullable().catch(null).default(null),
  before: idSchema.nullable().catch(null).default(null),
});
export type EventLogQuery = z.infer<typeof eventLogQuerySchema>;

/** Something that a provider sent, without what was in it. */
export type LoggedEvent = {
  readonly id: number;
  /** The provider's word. */
  readonly kind: string;
  readonly state: LoggedState;
  /** A stable word, or the name of an error. */
  readonly reason: string | null;
  readonly attempts: number;
  /** ISO 8601: when it is tried again. */
  readonly dueAt: string | null;
  /** ISO 8601, the provider's time and ours. */
  readonly at: string;
  readonly receivedAt: string;
  readonly inbox: string | null;
  /** Whom it is about, where that is known; the lane in which it is worked on. */
  readonly contact: string | null;
  readonly lane: string;
  /** Whether what it carried was taken out, because it is gone at the provider's. */
  readonly redacted: boolean;
};

export type EventLogPage = {
  readonly events: readonly LoggedEvent[];
  readonly inboxes: readonly { readonly id: number; readonly name: string }[];
  /** How many failed, counted up to a hundred. */
  readonly failed: number;
  /** Pass as `before` for the next page. */
  readonly next: number | null;
};

export type FailedEvents = { readonly failed: number };
export type EventBody = { readonly body: string };

/** More than this is said to be more. */
export const FAILED_SHOWN = 99;
