import type { Route } from 'next';
import { cookies } from 'next/headers';
import { readPreferences } from '@/lib/client/preferences';
import { startsAt } from '@/lib/web/session';

/** Where a visit begins: in the account that this browser saw last. */
export async function startHere(): Promise<Route> {
  const kept = await cookies();
  const { account } = readPreferences((name) => kept.get(name)?.value);
  return startsAt(account);
}
