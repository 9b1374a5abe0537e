import 'server-only';
import { headers } from 'next/headers';
import { networkOf } from '@/lib/domain/sign-in';

/** Where this request comes from, as tries are counted. */
export async function network(): Promise<string> {
  const given = await headers();
  return networkOf(given.get('x-forwarded-for') ?? undefined, given.get('x-real-ip') ?? undefined);
}
