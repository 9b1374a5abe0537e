import 'server-only';
import { db } from '@/db/client';
import { findDeletionByCode } from '@/db/queries/deletions';
import type { DeletionStatus } from '@/lib/contracts/deletions';
import { env } from '@/lib/platform/env';

/** For whoever has the code; null when nobody was given it. */
export async function loadDeletion(typed: string): Promise<DeletionStatus | null> {
  const code = typed.toLowerCase();
  const found = /^[0-9a-z]{26}$/.test(code) && (await findDeletionByCode(db, code));
  if (!found) return null;
  return {
    code,
    receivedAt: found.receivedAt.toISOString(),
    doneAt: found.doneAt?.toISOString() ?? null,
    conversations: found.conversations,
    inboxes: found.inboxes,
    contact: addressIn(env.MAIL_FROM ?? ''),
  };
}

/** Of `Parley <parley@example.com>` and of the address alone. */
const addressIn = (from: string): string | null => /[^\s<>]+@[^\s<>]+/.exec(from)?.[0] ?? null;
