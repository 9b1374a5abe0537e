import { lastAct } from '../../actions/threads.ts';
import { outsideWindow } from '../../errors.ts';
import { findThread, type Sim } from '../../sim.ts';
import type { Customer } from '../../state.ts';

export const DAY = 86_400_000;

/** Throws once the person's last act is longer ago than `window` ms (FACTS §3.3). */
export function checkWindow(sim: Sim, customer: Customer, window = DAY): void {
  const last = lastAct(findThread(sim, customer.externalId));
  if (last === null || sim.now() - last > window) throw outsideWindow();
}
