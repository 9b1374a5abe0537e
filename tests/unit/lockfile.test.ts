import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingPackages } from '../../scripts/complete-lock.mjs';

test('the lock describes the optional packages of every platform, or npm ci would refuse it', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(Object.keys(lock.packages).length).toBeGreaterThan(300);
  const missing: { name: string }[] = missingPackages(lock);
  // Mended by: node scripts/complete-lock.mjs
  expect(missing.map(({ name }) => name)).toEqual([]);
});
