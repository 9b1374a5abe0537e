import 'server-only';
import { randomBytes } from 'node:crypto';
import { saveAccessToken } from '@/db/queries/access-tokens';
import { saveUserAudit } from '@/db/queries/audits';
import { sha256 } from '@/lib/platform/crypto';
import type { UserContext } from '../context';

/** A word that scanners for leaked secrets can look for. */
const PREFIX = 'parley_';

/** A token for the person's scripts: 256 random bits, told to nobody a second time. */
export async function createAccessToken(
  { db, now, userId }: Pick<UserContext, 'db' | 'now' | 'userId'>,
  name: string,
): Promise<string> {
  const token = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  await db.transaction(async (tx) => {
    const tokenHash = sha256(token);
    const id = await saveAccessToken(tx, {
      userId,
      name,
      tokenHash,
      ending: token.slice(-4),
      at: now,
    });
    const subject = `token:${id}`;
    await saveUserAudit(tx, { userId, act: 'token.created', subject, at: now });
  });
  return token;
}
