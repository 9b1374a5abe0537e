import { z } from 'zod';

/** A database key or a conversation number, as it stands in an address or a body. */
export const idSchema = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
]);
