import 'server-only';
import { runningImport } from '@/db/queries/imports';
import type { SystemContext } from '../context';
import { currentSettings } from '../settings/current';
import { step } from './step';

/** About four seconds of calls; then others get their turn of the server. */
const CALLS_A_RUN = 8;

/**
 * Reads on in an inbox's past, a page at a time. Where it stands is kept with every page, so that whoever dies on the
 * way, or is called twice, is gone on from there.
 */
export async function goOn(ctx: SystemContext, inboxId: number): Promise<void> {
  const settings = await currentSettings(ctx);
  for (let call = 0; call < CALLS_A_RUN; call++) {
    const found = await runningImport(ctx.db, inboxId);
    if (!found || isPutOff(found.past, ctx.now)) return;
    if (!(await step(ctx, { ...found, settings }))) return;
  }
  ctx.after.ring({ name: 'import-history', payload: { inbox: inboxId } });
}

type Put = { readonly failures: number; readonly dueAt: Date | null };

const isPutOff = ({ failures, dueAt }: Put, now: Date): boolean =>
  failures > 0 && dueAt !== null && dueAt > now;
