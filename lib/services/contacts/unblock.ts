import 'server-only';
import type { MemberContext } from '../context';
import { setBlocked } from './set-blocked';

/** The team wants to hear from this person again. */
export async function unblock(ctx: MemberContext, number: number): Promise<void> {
  await setBlocked(ctx, number, false);
}
