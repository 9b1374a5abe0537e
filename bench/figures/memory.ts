import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareNext } from '../support/bare.ts';
import type { Figure, Row } from '../support/figure.ts';
import type { Bench } from '../support/stage.ts';

type Process = { readonly pid: number; readonly parent: number; readonly words: string };

/** What the whole stack keeps in memory when nobody asks anything of it. */
export const memory: Figure = {
  title: 'Memory',
  async measure(bench) {
    const bare = await bareNext(bench);
    const rounds: ReadonlyMap<string, number>[] = [];
    const floor: number[] = [];
    for (let round = 0; round < bench.rounds; round++) {
      await sleep(round === 0 ? 10_000 : 2000);
      rounds.push(byPart(bench));
      floor.push([...parts(bare.pid).values()].reduce((sum, each) => sum + each, 0));
    }
    const names = [...new Set(rounds.flatMap((round) => [...round.keys()]))];
    const values = (name: string) => rounds.map((round) => round.get(name) ?? 0);
    const rows = names.map(
      (name): Row => ({
        figure: `memory at rest: ${name}`,
        ours: { values: values(name), unit: 'MB' },
        ...(name === WEB && { limit: { name: 'bare application', values: floor, unit: 'MB' } }),
      }),
    );
    const whole: Row = {
      figure: 'memory at rest: all of it',
      ours: { values: rounds.map((round) => sum(round.values())), unit: 'MB' },
      note: 'proportional: what processes share is counted once',
    };
    return [whole, ...rows];
  },
};

const WEB = 'the product (next)';

const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

const byPart = ({ pid }: Bench) => parts(pid);

/** Megabytes of a process and all it started, by what they are. */
function parts(root: number): ReadonlyMap<string, number> {
  const all = processes();
  const found = new Map<string, number>();
  const visit = (pid: number) => {
    const own = all.find((each) => each.pid === pid);
    const name = partOf(own?.words ?? '');
    found.set(name, (found.get(name) ?? 0) + megabytes(pid));
    for (const child of all) if (child.parent === pid) visit(child.pid);
  };
  visit(root);
  return found;
}

function partOf(words: string): string {
  if (words.includes('guard.ts')) return 'guards of what it started';
  if (/\bpostgres\b/.test(words)) return 'PostgreSQL';
  if (words.includes('local/start.ts'))
    return 'the local services (Redis, QStash, cron, mail, Meta)';
  return /\bnext\b/.test(words) ? WEB : 'others';
}

function processes(): readonly Process[] {
  const { stdout } = spawnSync('ps', ['-axww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, words = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? { pid: Number(pid), parent: Number(parent), words } : [];
  });
}

/** Linux tells what is shared; elsewhere all that is resident counts. */
function megabytes(pid: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    return Number(stdout) / 1024;
  }
}
