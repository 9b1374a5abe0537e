import type { ShownSetting } from '@/lib/contracts/settings';
import { dayOf } from './day';

/** Where the value in force comes from, in words. */
export function sourceInWords({ source, fallback, savedAt, savedBy }: ShownSetting): string {
  if (source === 'saved' && savedAt) {
    return `Set on ${dayOf(savedAt)}${savedBy ? ` by ${savedBy}` : ''}`;
  }
  if (source === 'environment') return 'From the environment';
  return fallback === null ? 'Not set' : 'Parley’s own';
}

export type ControlProps = {
  readonly setting: ShownSetting;
  readonly problem: string | undefined;
};
