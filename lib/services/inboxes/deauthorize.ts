import 'server-only';
import { inboxesKnownAs } from '@/db/queries/connections';
import { judge } from '@/lib/domain/graph-error';
import type { SystemContext } from '../context';
import { noteRefusal } from './note-refusal';

/** The account's owner has removed the app at the provider: its token is dead. What arrived stays, and is shown. */
export async function deauthorize(ctx: SystemContext, userId: string): Promise<void> {
  const verdict = judge({ code: 190, subcode: 458 });
  for (const inbox of await inboxesKnownAs(ctx.db, userId)) await noteRefusal(ctx, inbox, verdict);
}
