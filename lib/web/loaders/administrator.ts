import 'server-only';
import type { CurrentMember } from '../session';
import { memberOf } from './desk';

/** Null for agents: the page then says that it is not for them. Everybody else is sent away. */
export async function administratorOf(accountId: number): Promise<CurrentMember | null> {
  const member = await memberOf(accountId);
  return member.scope.role === 'administrator' ? member : null;
}
