import 'server-only';
import type { ActionState } from '@/lib/contracts/action-state';

type Mailed = { readonly ok: true } | { readonly ok: false; readonly problem: string };

/** What the mail was about waits in any case; one that was not taken can be sent again. */
export const mailedState = (mailed: Mailed): ActionState =>
  mailed.ok ? { status: 'done' } : { status: 'refused', message: mailed.problem };
