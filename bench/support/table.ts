import { isMet, quantile, type Row, ratios, type Sample } from './figure.ts';

const HEAD = ['figure', 'ratio', 'aim', 'measured', 'limit in the same run'];

/** Markdown, ready for docs/performance.md: medians, and in brackets the lowest and the highest round. */
export function table(rows: readonly Row[]): string {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)];
  const notes = rows.flatMap(({ figure, note }) => (note ? [`* ${figure}: ${note}`] : []));
  return [...lines.map((line) => `| ${line.join(' | ')} |`), '', ...notes].join('\n').trim();
}

function cells(row: Row): string[] {
  const { figure, ours, limit } = row;
  return [
    figure,
    limit ? spread({ values: ratios(row), unit: '' }) : '',
    aimOf(row),
    spread(ours),
    limit ? `${limit.name}: ${spread(limit)}` : '',
  ];
}

function aimOf(row: Row): string {
  const { aim, ceiling, limit, ours } = row;
  if (ceiling !== undefined) return `${isMet(row) ? '✓' : '✗'} ≤ ${ceiling} ${ours.unit}`;
  if (!aim) return '';
  const unit = limit ? '' : ` ${ours.unit}`;
  const words = 'atLeast' in aim ? `≥ ${aim.atLeast}` : `≤ ${aim.atMost}`;
  return `${isMet(row) ? '✓' : '✗'} ${words}${unit}`.trim();
}

function spread({ values, unit }: Sample): string {
  const [low, middle, high] = [0, 0.5, 1].map((share) => readable(quantile(values, share)));
  const range = values.length > 1 && low !== high ? ` (${low}–${high})` : '';
  return `${middle}${unit && ` ${unit}`}${range}`;
}

const readable = (value: number): string =>
  value >= 100 ? Math.round(value).toString() : Number(value.toPrecision(3)).toString();
