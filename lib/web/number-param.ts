import 'server-only';
import { idSchema } from '@/lib/contracts/ids';
import { NotFound } from '@/lib/services/errors';

/** A number in an address; anything else is an address of nothing. */
export function numberParam(value: string): number {
  const parsed = idSchema.safeParse(value);
  if (!parsed.success) throw new NotFound('malformed number');
  return parsed.data;
}
