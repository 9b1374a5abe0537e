import 'server-only';
import { listAssignees } from '@/db/queries/assignees';
import type { MemberList } from '@/lib/contracts/conversations';
import type { MemberContext } from '@/lib/services/context';

/** Who a conversation can be given to. */
export async function memberList({
  db,
  scope,
}: Pick<MemberContext, 'db' | 'scope'>): Promise<MemberList> {
  const rows = await listAssignees(db, scope);
  return { members: rows.map(({ id, name }) => ({ id, name, isMe: id === scope.memberId })) };
}
