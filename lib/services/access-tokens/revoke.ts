import 'server-only';
import { revokeAccessToken as revokeRow } from '@/db/queries/access-tokens';
import { saveUserAudit } from '@/db/queries/audits';
import type { UserContext } from '../context';
import { NotFound } from '../errors';

/** Ends one of the person's own tokens, from the next request on. */
export async function revokeAccessToken(
  { db, now, userId }: Pick<UserContext, 'db' | 'now' | 'userId'>,
  id: number,
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await revokeRow(tx, { id, userId, now }))) throw new NotFound(`access token ${id}`);
    const subject = `token:${id}`;
    await saveUserAudit(tx, { userId, act: 'token.revoked', subject, at: now });
  });
}
