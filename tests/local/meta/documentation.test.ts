import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultSwitches } from '../../../local/meta/switches.ts';

const ROOT = join(import.meta.dirname, '../../..');
const page = readFileSync(join(ROOT, 'docs/simulator.md'), 'utf8');

test('docs/simulator.md names every address of the control API, and no other', () => {
  const folder = join(ROOT, 'local/meta/control');
  const code = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const served = code
    .join('')
    .matchAll(/app\.(get|post|patch|delete)\('(\/[^']+)'/g)
    .map(([, method = '', path]) => `${method.toUpperCase()} ${path}`);
  const named = page
    .matchAll(/`((?:GET|POST|PATCH|DELETE) \/[^`]+)`/g)
    .map(([, address]) => address);
  expect([...new Set(named)].toSorted()).toEqual([...served].toSorted());
});

test.for(Object.entries(defaultSwitches()))(
  'docs/simulator.md names the switch %s, and how it begins: %s',
  ([name, value]) => {
    expect(page).toMatch(new RegExp(`\`${name}\` ${value}\\b`));
  },
);
