import { expect, test } from 'vitest';
import { linkState } from '@/lib/domain/mailed-link';

const NOW = new Date('2026-01-10T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const link = { usedAt: null, expiresAt: later(1), superseded: false };

test.for([
  ['good until its time comes', link, 'good'],
  ['expired from then on', { ...link, expiresAt: NOW }, 'expired'],
  [
    'used once it was used, whatever else holds',
    { usedAt: NOW, expiresAt: NOW, superseded: true },
    'used',
  ],
  ['superseded by a newer one', { ...link, superseded: true }, 'superseded'],
  [
    'superseded rather than expired, since the newer one may work',
    { ...link, expiresAt: NOW, superseded: true },
    'superseded',
  ],
  ['unknown when there is none', undefined, 'unknown'],
] as const)('a link is %s', ([, given, state]) => {
  expect(linkState(given, NOW)).toBe(state);
});
