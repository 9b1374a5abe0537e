import 'server-only';
import type { MemberContext } from '../context';
import { setStatus } from './set-status';

/** Whatever it was: resolved, snoozed or pending. */
export async function reopen(ctx: MemberContext, number: number): Promise<void> {
  await setStatus(ctx, number, { status: 'open' });
}
