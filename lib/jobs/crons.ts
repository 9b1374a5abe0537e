import 'server-only';
import { env } from '@/lib/platform/env';
import { inWords, log } from '@/lib/platform/log';
import { scheduleSweep } from '@/lib/platform/queue';
import { runJob } from './registry';

/** The daily sweep also makes sure that the one of every minute is scheduled. */
const CRONS = {
  sweep: async () => {
    await keepSweeping();
    await runJob('sweep', {});
  },
  'refresh-tokens': async () => {
    await runJob('refresh-tokens', {});
  },
} as const;

export type CronName = keyof typeof CRONS;

export const isCron = (name: string): name is CronName => Object.hasOwn(CRONS, name);

export const runCron = (name: CronName): Promise<void> => CRONS[name]();

/** Asks QStash for a sweep every minute; asking again changes nothing. Previews are looked at and gone, so never for one. */
export async function keepSweeping(): Promise<void> {
  if (env.VERCEL_ENV !== undefined && env.VERCEL_ENV !== 'production') return;
  try {
    await scheduleSweep();
  } catch (error) {
    log.warn('sweep.not_scheduled', { error: inWords(error) });
  }
}
