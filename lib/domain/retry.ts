import type { GraphAction } from './graph-error';

/** How often the same request is tried before a person has to decide. */
const LIMITS: Readonly<Partial<Record<GraphAction, number>>> = { retry: 5, throttle: 30 };

const LONGEST_SECONDS = 600;

/** Seconds until the next try, doubling from what was asked for; null when it has been tried enough. */
export function retryDelaySeconds(
  action: GraphAction,
  { attempts, seconds }: { readonly attempts: number; readonly seconds: number },
): number | null {
  if (attempts >= (LIMITS[action] ?? 0)) return null;
  return action === 'throttle'
    ? seconds
    : Math.min(LONGEST_SECONDS, seconds * 2 ** Math.max(0, attempts - 1));
}
