import { readFileSync } from 'node:fs';

export const VISITORS = [
  'nobody',
  'revoked',
  'stranger',
  'outsider',
  'agent',
  'administrator',
  'super',
] as const;
export type Visitor = (typeof VISITORS)[number];

export type Row = {
  /** `/path`, `GET /path` or `file/action`, as the code names it. */
  readonly door: string;
  readonly expected: Readonly<Record<Visitor, string>>;
};

/** The tables of docs/access.md. */
export function readMatrix(): readonly Row[] {
  const text = readFileSync(new URL('../../../docs/access.md', import.meta.url), 'utf8');
  return [...text.matchAll(/^\| `([^`]+)` +\| (.*) \|$/gm)].map(([, door = '', rest = '']) => {
    const cells = rest.split('|').map((cell) => cell.trim());
    if (cells.length !== VISITORS.length) throw new Error(`${door} has ${cells.length} answers`);
    const expected = Object.fromEntries(VISITORS.map((visitor, at) => [visitor, cells[at] ?? '']));
    return { door, expected: expected as Row['expected'] };
  });
}
