import 'server-only';
import { openCounts } from '@/db/queries/members';
import type { OwnAccounts } from '@/lib/contracts/accounts';
import type { MemberContext } from '@/lib/services/context';

/** The accounts of the person who asks, oldest membership first. */
export const ownAccounts = async ({
  db,
  userId,
}: Pick<MemberContext, 'db' | 'userId'>): Promise<OwnAccounts> => ({
  accounts: await openCounts(db, userId),
});
