import 'server-only';
import type { MemberContext } from '../context';
import { setStatus } from './set-status';

export async function resolve(ctx: MemberContext, number: number): Promise<void> {
  await setStatus(ctx, number, { status: 'resolved' });
}
