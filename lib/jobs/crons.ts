import 'server-only';
import { inWords, log } from '@/lib/platform/log';
import { scheduleSweep } from '@/lib/platform/queue';
import { runJob } from './registry';

/** The daily sweep also makes sure that the one of every minute is scheduled. */
const CRONS = {
  sweep: async () => {
    await keepSweeping();
    await runJob('sweep', {});
  },
} as const;

export type CronName = keyof typeof CRONS;

export const isCron = (name: string): name is CronName => Object.hasOwn(CRONS, name);

export const runCron = (name: CronName): Promise<void> => CRONS[name]();

/** Asks QStash for a sweep every minute; asking again changes nothing. */
export async function keepSweeping(): Promise<void> {
  try {
    await scheduleSweep();
  } catch (error) {
    log.warn('sweep.not_scheduled', { error: inWords(error) });
  }
}
