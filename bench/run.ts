/**
 * `npm run bench`: how fast the product is on this machine, as a table and as JSON. Never a test: nothing here passes or
 * fails, and it loads nobody but what it started itself.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../local/start/programs.ts';
import { events } from './figures/events.ts';
import { javascript } from './figures/javascript.ts';
import { memory } from './figures/memory.ts';
import { painted } from './figures/painted.ts';
import { queries } from './figures/queries.ts';
import { tokens } from './figures/tokens.ts';
import { webhook } from './figures/webhook.ts';
import { writeDown } from './support/document.ts';
import { isMet, quantile, type Row, ratios } from './support/figure.ts';
import { describeMachine, inWords } from './support/machine.ts';
import { openStage } from './support/stage.ts';
import { table } from './support/table.ts';

/** Memory first, while nothing has happened yet. */
const FIGURES = { memory, javascript, painted, webhook, events, queries, tokens } as const;

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: Object.keys(FIGURES) },
    json: { type: 'string', default: join(ROOT, 'bench/results/latest.json') },
    rounds: { type: 'string', default: '3' },
    explain: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const unknown = options.only.find((name) => !Object.hasOwn(FIGURES, name));
if (unknown) {
  console.error(`There is no figure ${unknown}; there are ${Object.keys(FIGURES).join(', ')}.`);
  process.exit(2);
}
if (options.write && options.only.length < Object.keys(FIGURES).length) {
  console.error('The document keeps figures of one run: --write needs all of them.');
  process.exit(2);
}

const stage = await openStage({ rounds: Number(options.rounds), explain: options.explain });
const { bench } = stage;
const rows: Row[] = [];
try {
  for (const [name, figure] of Object.entries(FIGURES)) {
    if (!options.only.includes(name)) continue;
    bench.say(`${figure.title} …`);
    rows.push(...(await figure.measure(bench)));
  }
  const machine = await describeMachine(bench.product.sql);
  const figures = `${inWords(machine)}\n\n${table(rows)}`;
  console.log(`\n${figures}`);
  if (options.write) await writeDown(figures);
  await keep({ machine, at: new Date().toISOString(), rows: rows.map(summary) });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await stage.stop();
}
process.exit();

function summary(row: Row) {
  return {
    ...row,
    median: quantile(row.ours.values),
    ratio: row.limit ? quantile(ratios(row)) : null,
    met: isMet(row),
  };
}

async function keep(results: object): Promise<void> {
  const file = resolve(options.json);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`);
  console.log(`\nKept in ${file}`);
}
