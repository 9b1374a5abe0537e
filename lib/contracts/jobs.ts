import { z } from 'zod';

/** What may travel through the queue. Handlers live in lib/jobs, under the same names. */
export const JOBS = {
  'receive-events': z.object({ lane: z.string().min(1) }),
  'deliver-messages': z.object({
    conversation: z.number(),
    inbox: z.number(),
    /** A file may go out, which has a rate of its own. */
    media: z.boolean().optional(),
  }),
  'deliver-reaction': z.object({ reaction: z.number(), inbox: z.number() }),
  'show-seen': z.object({ conversation: z.number(), inbox: z.number() }),
  'confirm-messages': z.object({ conversation: z.number() }),
  'fetch-message': z.object({ event: z.number() }),
  'check-story': z.object({ attachment: z.number() }),
  'refresh-profile': z.object({ identity: z.number() }),
  'check-inbox': z.object({ inbox: z.number() }),
  'check-subscription': z.object({ inbox: z.number() }),
  'import-history': z.object({ inbox: z.number() }),
  'check-gaps': z.object({ inbox: z.number() }),
  'refresh-token': z.object({ inbox: z.number() }),
  'refresh-tokens': z.object({}),
  'subscribe-inbox': z.object({ inbox: z.number() }),
  'delete-inbox': z.object({ inbox: z.number() }),
  'delete-content': z.object({ deletion: z.number() }),
  'mail-password-reset': z.object({ request: z.number() }),
  sweep: z.object({}),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;
export type JobOutcome =
  | 'done'
  | { readonly retryAfterSeconds: number }
  | { readonly giveUp: string };

/** A request to do something now; the row that asks for it is in the database already. */
export type Bell = {
  readonly [Name in JobName]: {
    readonly name: Name;
    readonly payload: JobPayload<Name>;
    readonly afterSeconds?: number;
  };
}[JobName];
