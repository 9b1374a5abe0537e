import { z } from 'zod';
import { ASSIGNEE_FILTERS, LIST_ORDERS, type ListFilter, STATUS_FILTERS } from './conversations';
import { idSchema } from './ids';

/** The list that an address asks for; what it does not say, or says wrongly, stands at its default. */
export const listFilterSchema = z.object({
  status: z.enum(STATUS_FILTERS).catch('open').default('open'),
  assignee: z.enum(ASSIGNEE_FILTERS).catch('all').default('all'),
  order: z.enum(LIST_ORDERS).catch('newest').default('newest'),
}) satisfies z.ZodType<ListFilter, unknown>;

const place = z.string().max(100).optional();

/** Which part of the list: beside a place, else its newest. */
export const listQuerySchema = listFilterSchema.extend({ before: place, after: place });
export type ListQuery = z.infer<typeof listQuerySchema>;

export const assignmentSchema = z.strictObject({ memberId: idSchema.nullable() });

export const blockingSchema = z.strictObject({ blocked: z.boolean() });

/** Out of the way for a while. Resolving and reopening is the closure. */
export const statusSchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('pending') }),
  z.strictObject({
    status: z.literal('snoozed'),
    /** ISO 8601; null until the customer writes. */
    until: z.iso
      .datetime()
      .transform((at) => new Date(at))
      .nullable(),
  }),
]);
