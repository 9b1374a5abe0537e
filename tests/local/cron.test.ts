import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { nextRun, readCronJobs } from '../../local/services/cron/jobs.ts';
import { startCron } from '../../local/services/cron.ts';
import { startDestination } from './qstash/destination.ts';
import { eventually } from './qstash/qstash.ts';

const SWEEP = { path: '/api/cron/sweep', schedule: '43 4 * * *' };

async function vercelJson(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-cron-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'vercel.json');
  await writeFile(path, content);
  return path;
}

async function startTestCron(baseUrl: string, now?: () => number) {
  const file = await vercelJson(JSON.stringify({ crons: [SWEEP] }));
  const cron = await startCron({
    vercelJson: file,
    baseUrl,
    secret: 's3cret',
    ...(now && { now }),
  });
  onTestFinished(() => cron.stop());
  return cron;
}

describe('cron jobs of vercel.json', () => {
  test('our own file calls each day what the product serves', async () => {
    const cron = await startCron({
      vercelJson: 'vercel.json',
      baseUrl: 'http://a.test',
      secret: '',
    });
    onTestFinished(() => cron.stop());

    expect(cron.jobs.map(({ path }) => path)).toEqual([
      '/api/cron/sweep',
      '/api/cron/refresh-tokens',
    ]);
    const from = Date.parse('2026-11-23T00:00:00Z');
    const times = cron.jobs.map((job) => new Date(nextRun(job, from) ?? 0).toISOString());
    expect(times).toEqual(['2026-11-23T04:43:00.000Z', '2026-11-23T03:17:00.000Z']);
  });

  test('a file without crons has none', () => {
    expect(readCronJobs('{}')).toEqual([]);
  });

  test.for([
    ['no JSON', '{', 'it is not JSON'],
    ['no object', '[]', 'it is not a JSON object'],
    ['no list', '{"crons":{}}', '"crons" is not a list'],
    ['an entry that is no object', '{"crons":["/a"]}', 'crons[0] is not an object'],
    ['a path without a slash', '{"crons":[{"path":"a","schedule":"* * * * *"}]}', 'crons[0]'],
    ['no schedule', '{"crons":[{"path":"/a"}]}', 'crons[0] (/a) has no schedule'],
    ...(
      [
        ['61 * * * *', 'malformed'],
        ['* * * *', 'malformed'],
        ['* * * * * *', 'malformed'],
        ['0 0 * * MON', 'only numbers'],
        ['@daily', 'only numbers'],
        ['0 0 1 * 1', 'both a day'],
        ['0 0 31 2 *', 'never comes'],
      ] as const
    ).map(
      ([schedule, reason]) =>
        [schedule, JSON.stringify({ crons: [{ path: '/a', schedule }] }), reason] as const,
    ),
  ] as const)('%s is one clear error', async ([, content, reason]) => {
    const file = await vercelJson(content);

    const started = startCron({ vercelJson: file, baseUrl: 'http://a.test', secret: 's' });

    await expect(started).rejects.toThrow(/^vercel\.json: /);
    await expect(started).rejects.toThrow(reason);
  });

  test('a missing file is named', async () => {
    const started = startCron({
      vercelJson: '/no/where.json',
      baseUrl: 'http://a.test',
      secret: 's',
    });

    await expect(started).rejects.toThrow('/no/where.json');
  });
});

describe('the cron', () => {
  test('calls as Vercel does', async () => {
    const destination = await startDestination(() => ({ status: 204 }));
    const cron = await startTestCron(destination.url);

    expect(await cron.run(SWEEP.path)).toBe(204);
    expect(destination.received).toMatchObject([
      {
        method: 'GET',
        path: SWEEP.path,
        headers: { authorization: 'Bearer s3cret', 'user-agent': 'vercel-cron/1.0' },
      },
    ]);
  });

  test('follows no redirect and runs nothing that is not listed', async () => {
    const destination = await startDestination(() => ({
      status: 307,
      headers: { Location: '/x' },
    }));
    const cron = await startTestCron(destination.url);

    expect(await cron.run(SWEEP.path)).toBe(307);
    await expect(cron.run('/api/cron/other')).rejects.toThrow('No cron job calls');
    expect(destination.received).toHaveLength(1);
  });

  test('runs a job when its time comes, in UTC, and says when it failed', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => complaints.mockRestore());
    const destination = await startDestination(() => ({ status: 500 }));
    const almost = Date.parse('2026-11-23T04:42:59.950Z');
    let started: number | undefined;
    const now = () => almost + (started === undefined ? 0 : Date.now() - started);

    await startTestCron(destination.url, now);
    expect(destination.received).toEqual([]);
    started = Date.now();

    await eventually(() =>
      expect(complaints).toHaveBeenCalledWith(`Cron: GET ${SWEEP.path} failed: 500`),
    );
    expect(destination.received).toHaveLength(1);
  });
});
