import 'server-only';
import { db } from '@/db/client';
import { listAccessTokens } from '@/db/queries/access-tokens';
import type { AccessToken } from '@/lib/contracts/access-tokens';
import { memberOf } from './desk';

/** The person's own tokens, in whichever of their accounts they look. */
export async function loadAccessTokens(accountId: number): Promise<readonly AccessToken[]> {
  const { userId } = await memberOf(accountId);
  const tokens = await listAccessTokens(db, userId);
  return tokens.map(({ createdAt, lastUsedAt, ...token }) => ({
    ...token,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
