import type { Bench } from './stage.ts';

/** Several rounds of one measurement. */
export type Sample = {
  readonly values: readonly number[];
  readonly unit: 'a second' | 'ms' | 'kB' | 'MB' | '';
};

/** One line of the table: what was measured, and beside it what it can be at best. */
export type Row = {
  readonly figure: string;
  readonly ours: Sample;
  /** Measured in the same run, round by round. */
  readonly limit?: Sample & { readonly name: string };
  /** What the ratio, or without a limit the value itself, should be. */
  readonly aim?: { readonly atLeast: number } | { readonly atMost: number };
  /** What the value itself should not exceed, whatever stands beside it. */
  readonly ceiling?: number;
  /** Said below the table. */
  readonly note?: string;
};

export type Figure = {
  readonly title: string;
  measure(bench: Bench): Promise<readonly Row[]>;
};

export const ratios = ({ ours, limit }: Row): readonly number[] =>
  limit ? ours.values.map((value, round) => value / (limit.values[round] ?? Number.NaN)) : [];

/** The value in the middle, or at another share of the way; of an even number the lower one. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Null when the row has no aim. */
export function isMet(row: Row): boolean | null {
  if (row.ceiling !== undefined) return quantile(row.ours.values) <= row.ceiling;
  if (!row.aim) return null;
  const value = quantile(row.limit ? ratios(row) : row.ours.values);
  return 'atLeast' in row.aim ? value >= row.aim.atLeast : value <= row.aim.atMost;
}
