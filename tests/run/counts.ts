import { readFile } from 'node:fs/promises';

/** Test cases. A check that is no test runner is one case. */
export type Counts = { readonly passed: number; readonly failed: number };

export const NOTHING: Counts = { passed: 0, failed: 0 };
export const PASSED: Counts = { passed: 1, failed: 0 };
export const FAILED: Counts = { passed: 0, failed: 1 };

export const add = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
});

type VitestReport = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

type PlaywrightReport = {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
};

/** What did not run is not passed: skipped cases and files that could not be read count as failed. */
export function countVitest(report: VitestReport): Counts {
  const unread = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  const passed = report.numPassedTests;
  return { passed, failed: report.numTotalTests - passed + unread.length };
}

export function countPlaywright({ stats }: PlaywrightReport): Counts {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

/** The counts of a runner that ended with `code`: one that crashed, or that ran nothing, has failed. */
export async function readCounts<Report>(
  file: string,
  count: (report: Report) => Counts,
  code: number,
): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const counts = text ? count(JSON.parse(text)) : NOTHING;
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) return add(counts, FAILED);
  return counts;
}
