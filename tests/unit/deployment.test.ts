import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { steps } from '../../scripts/vercel-build.mjs';

type Step = { readonly name: string; readonly env: { readonly DATABASE_URL?: string } };

const stepsOf = (environment: Readonly<Record<string, string>>): readonly Step[] =>
  steps(environment);
const names = (environment: Readonly<Record<string, string>>) =>
  stepsOf(environment).map(({ name }) => name);

describe('a deployment', () => {
  test('of production migrates, builds and schedules the sweep', () => {
    expect(names({ VERCEL_ENV: 'production' })).toEqual(['migrate', 'build', 'schedule']);
  });

  test.for(['preview', 'development', 'staging'])(
    'of %s touches neither database nor queue, which may be production’s',
    (environment) => {
      expect(names({ VERCEL_ENV: environment })).toEqual(['build']);
    },
  );

  test('of a preview with a database of its own migrates that when asked', () => {
    const asked = { VERCEL_ENV: 'preview', PARLEY_MIGRATE_PREVIEWS: 'on' };
    expect(names(asked)).toEqual(['migrate', 'build']);
  });

  test('migrates past a pooler, which has no locks of a session', () => {
    const [direct, pooled] = [
      'postgres://a@ep-x.neon.tech/b',
      'postgres://a@ep-x-pooler.neon.tech/b',
    ];
    const given = { VERCEL_ENV: 'production', DATABASE_URL: pooled };
    expect(stepsOf({ ...given, DATABASE_URL_UNPOOLED: direct })[0]?.env.DATABASE_URL).toBe(direct);
    expect(stepsOf(given)[0]?.env.DATABASE_URL).toBe(pooled);
  });
});

/** A number that stands in a source, in ms when its name says so. */
function inMs(file: string, name: string): number {
  const text = readFileSync(file, 'utf8');
  const value = new RegExp(`\\b${name} = ([\\d_]+)`).exec(text)?.[1];
  if (!value) throw new Error(`${name} is not in ${file}`);
  return Number(value.replaceAll('_', '')) * (name.endsWith('_MS') ? 1 : 1000);
}

describe('the platform ends a function', () => {
  test('only after a live stream has ended by itself', () => {
    const lifetime = inMs('lib/web/live-stream.ts', 'LIFETIME_MS');
    expect(inMs('app/api/live/route.ts', 'maxDuration')).toBeGreaterThan(lifetime + 10_000);
  });

  /** Work that begins just inside the registry's budget may use its own whole. */
  const longest =
    inMs('lib/jobs/registry.ts', 'BUDGET_MS') +
    Math.max(
      inMs('lib/services/events/drain.ts', 'BUDGET_MS'),
      inMs('lib/services/messages/deliver.ts', 'BUDGET_MS'),
    );

  test.for([
    'app/api/jobs/[job]/route.ts',
    'app/api/cron/[cron]/route.ts',
    // With the queue out of reach the work is done here, after the answer.
    'app/webhooks/instagram/route.ts',
  ])('only after the longest work that begins in %s', (file) => {
    expect(inMs(file, 'maxDuration')).toBeGreaterThan(2 * longest);
  });
});

test('every cron of vercel.json is known, and daily, as the smallest plan wants it', () => {
  const { crons } = JSON.parse(readFileSync('vercel.json', 'utf8'));
  const known = readFileSync('lib/jobs/crons.ts', 'utf8');
  expect(crons.length).toBeGreaterThan(0);
  for (const { path, schedule } of crons) {
    expect(known).toMatch(new RegExp(`^ {2}'?${path.replace('/api/cron/', '')}'?: `, 'm'));
    expect(schedule).toMatch(/^\d+ \d+ \* \* \*$/);
  }
});

test('docs/deploy.md names every variable that the product reads', () => {
  const read = readFileSync('lib/platform/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): /gm);
  const names = [...read]
    .map(([, name = '']) => name)
    .filter((name) => !/^(NODE|VERCEL)/.test(name));
  expect(names.length).toBeGreaterThan(20);
  const documentation = readFileSync('docs/deploy.md', 'utf8');
  expect(names.filter((name) => !documentation.includes(`\`${name}\``))).toEqual([]);
});
