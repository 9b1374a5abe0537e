import 'server-only';
import type { MemberContext } from '../context';
import { setBlocked } from './set-blocked';

/** From now on the person of this conversation stays quiet: nothing they do opens or counts anything. */
export async function block(ctx: MemberContext, number: number): Promise<void> {
  await setBlocked(ctx, number, true);
}
