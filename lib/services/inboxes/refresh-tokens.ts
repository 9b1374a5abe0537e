import 'server-only';
import { dueTokens } from '@/db/queries/tokens';
import type { SystemContext } from '../context';

const PART = 1000;

/** Asks for every token to be renewed whose time has come. */
export async function refreshTokens({ db, now, after }: SystemContext): Promise<void> {
  let last = 0;
  for (;;) {
    const due = await dueTokens(db, { now, after: last, limit: PART });
    for (const { id } of due) after.ring({ name: 'refresh-token', payload: { inbox: id } });
    const end = due.at(-1);
    if (!end || due.length < PART) return;
    last = end.id;
  }
}
