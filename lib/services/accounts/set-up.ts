import 'server-only';
import { saveAccount } from '@/db/queries/accounts';
import { saveAudit } from '@/db/queries/audits';
import { saveMember } from '@/db/queries/members';
import { anyUser, lockFirstUser, saveUser } from '@/db/queries/users';
import type { SetupInput } from '@/lib/contracts/people';
import { hashPassword } from '@/lib/platform/password';
import type { SystemContext } from '../context';

type SetUp =
  | { readonly ok: true; readonly accountId: number; readonly userId: number }
  | { readonly ok: false; readonly reason: 'already_set_up' };

const REFUSED = { ok: false, reason: 'already_set_up' } as const;

/** The first run: the super admin and the first account. Whoever comes second is refused. */
export async function setUp(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  { name, email, password, account }: SetupInput,
): Promise<SetUp> {
  if (await anyUser(db)) return REFUSED;
  const passwordHash = await hashPassword(password);

  return db.transaction(async (tx) => {
    await lockFirstUser(tx);
    if (await anyUser(tx)) return REFUSED;

    const userId = await saveUser(tx, { name, email, passwordHash, superAdmin: true, at: now });
    const accountId = await saveAccount(tx, { name: account, at: now });
    const role = 'administrator';
    const memberId = await saveMember(tx, { accountId, userId, role, at: now });

    const by = { accountId, userId, at: now };
    const superAdmin = { superAdmin: true };
    await saveAudit(tx, {
      ...by,
      act: 'user.created',
      subject: `user:${userId}`,
      details: superAdmin,
    });
    await saveAudit(tx, { ...by, act: 'account.created', subject: `account:${accountId}` });
    await saveAudit(tx, {
      ...by,
      act: 'member.added',
      subject: `member:${memberId}`,
      details: { role },
    });
    return { ok: true, accountId, userId };
  });
}
