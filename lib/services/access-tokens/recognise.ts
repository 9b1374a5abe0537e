import 'server-only';
import { findAccessToken, touchAccessToken } from '@/db/queries/access-tokens';
import { sha256 } from '@/lib/platform/crypto';
import type { SystemContext } from '../context';

/** How exactly a person can see when their token was last used. */
const TOLD_EVERY_MS = 60_000;

export type TokenHolder = {
  readonly tokenId: number;
  readonly userId: number;
  readonly name: string;
  readonly email: string;
};

/** Whom the token speaks for; null for one that never was, or is no more. */
export async function recogniseToken(
  { db, now }: Pick<SystemContext, 'db' | 'now'>,
  token: string,
): Promise<TokenHolder | null> {
  const found = await findAccessToken(db, sha256(token));
  if (!found) return null;

  const { lastUsedAt, ...holder } = found;
  const before = new Date(now.getTime() - TOLD_EVERY_MS);
  if (!lastUsedAt || lastUsedAt <= before) {
    await touchAccessToken(db, holder.tokenId, { now, before });
  }
  return holder;
}
