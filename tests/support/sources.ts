import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';

/** A file of ours, and what it imports: paths from the repository's root, without their endings, or `npm:<name>`. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
};

const ROOTS = '{app,components,db,lib,local,e2e,tests,scripts,bench}';
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Every program file of the repository, the few at its root included. */
export async function readSources(): Promise<readonly Source[]> {
  const paths = await Array.fromAsync(glob(['*.ts', `${ROOTS}/**/*.{ts,tsx,mjs}`]));
  return paths
    .filter((path) => !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

const importsOf = (path: string, text: string) =>
  [...text.matchAll(SPECIFIER)].map(([, specifier = '']) => {
    if (specifier.startsWith('@/')) return withoutEnding(specifier.slice(2));
    if (specifier.startsWith('.')) return withoutEnding(normalize(join(dirname(path), specifier)));
    return `npm:${specifier}`;
  });

const withoutEnding = (path: string) => path.replace(/\.(tsx?|mjs)$/, '');

/** Those that match, of which there must be some: a check that finds nothing to check is broken. */
export function some<T>(
  items: readonly T[],
  matches: (item: T) => boolean = () => true,
): readonly T[] {
  const found = items.filter(matches);
  if (found.length === 0) throw new Error('there is nothing to check');
  return found;
}
