import { z } from 'zod';

/** A database key or a conversation number, as it stands in an address or a body. */
export const idSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
