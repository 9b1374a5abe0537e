import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../../local/start/programs.ts';

const DOCUMENT = join(ROOT, 'docs/performance.md');
const FIGURES = /(?<=<!-- figures -->\n).*(?=<!-- end of figures -->)/s;

/** Puts the figures where the document has those of the run before. */
export async function writeDown(figures: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  if (!FIGURES.test(text)) throw new Error(`${DOCUMENT} has no place for figures`);
  await writeFile(
    DOCUMENT,
    text.replace(FIGURES, () => `\n${figures}\n\n`),
  );
}
