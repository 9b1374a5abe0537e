import { z } from 'zod';
import { AUDIT_KINDS } from '@/lib/domain/audit';
import { idSchema } from './ids';

/** The record's filter as it stands in the address bar; what is malformed filters nothing. */
export const activityQuerySchema = z.object({
  person: idSchema.nullable().catch(null).default(null),
  kind: z.enum(AUDIT_KINDS).nullable().catch(null).default(null),
  before: z.string().max(100).optional().catch(undefined),
});
export type ActivityQuery = z.infer<typeof activityQuerySchema>;

/** One act: who, what, on what, when. */
export type Activity = {
  readonly id: number;
  /** Null when the product itself acted; somebody from outside the account has no place in it. */
  readonly who: { readonly name: string; readonly memberId: number | null } | null;
  readonly before: string;
  readonly thing: { readonly label: string; readonly href: string | null } | null;
  readonly after: string;
  /** ISO 8601 */
  readonly at: string;
};

export type ActivityPage = {
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly acts: readonly Activity[];
  /** Pass as `before` for the next page. */
  readonly next: string | null;
};
