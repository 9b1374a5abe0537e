import { z } from 'zod';

/** Clients of forms say a flag in words. */
export const flag = z.union(
  [
    z.boolean(),
    z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1'),
  ],
  'True or false.',
);

/** An id, a number of a conversation, or one of a page. */
export const wholeNumber = z.union(
  [
    z.int().positive(),
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number),
  ],
  'A whole number, from 1 on.',
);

/** A key that is known and means something that can't be done yet: refused, never dropped. Empty is fine. */
export const notYet = (why: string) =>
  z
    .unknown()
    .optional()
    .refine(isEmpty, why)
    .describe(`${why} Anything but an empty value is refused.`);

/** Words or files in a list; a client without lists sends its one thing, or nothing. */
export const listOf = (item: z.ZodType<string | File, string | File>, most: number) =>
  z
    .union([z.array(item), item, z.null()])
    .transform((value) => [value].flat().flatMap((each) => (isEmpty(each) ? [] : (each ?? []))))
    .pipe(z.array(item).max(most, `At most ${most}.`));

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  if (value instanceof Blob) return value.size === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Seconds since 1970, as a number or in digits; until the year 9999. */
export const unixSeconds = z.union(
  [
    z.number().nonnegative().max(253_402_300_799),
    z
      .string()
      .regex(/^\d{1,11}(\.\d+)?$/)
      .transform(Number),
  ],
  'Unix seconds.',
);
