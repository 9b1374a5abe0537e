import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';

/** The address of a file of `app/`: without groups, which addresses don't show. */
const addressOf = (path: string) =>
  path
    .replace(/^app/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace(/\/(page\.tsx|route\.ts)$/, '') || '/';

const METHOD = /^export (?:async function |const )(GET|POST|PUT|PATCH|DELETE)\b/gm;
/** `export const { GET, POST } = …` and `export { GET, POST } from …`. */
const METHODS_AT_ONCE = /^export (?:const )?\{([^}]*)\}/gm;

function methodsIn(text: string): string[] {
  const single = [...text.matchAll(METHOD)].map(([, method = '']) => method);
  const several = [...text.matchAll(METHODS_AT_ONCE)].flatMap(([, names = '']) =>
    names.split(',').map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    ),
  );
  return [...single, ...several].filter((name) => /^(GET|POST|PUT|PATCH|DELETE)$/.test(name));
}

/** Everything that can be called from outside, read from the code. */
export async function everyDoor(): Promise<readonly string[]> {
  const pages = await Array.fromAsync(glob('app/**/page.tsx'));
  const routes = await Array.fromAsync(glob('app/**/route.ts'));
  const actions = await Array.fromAsync(glob('lib/web/actions/*.ts'));
  return [
    ...pages.map(addressOf),
    ...routes.flatMap((path) =>
      methodsIn(readFileSync(path, 'utf8')).map((method) => `${method} ${addressOf(path)}`),
    ),
    ...actions.flatMap((path) => {
      const file = path.replace(/^lib\/web\/actions\/(.*)\.ts$/, '$1');
      const exported = readFileSync(path, 'utf8').matchAll(/^export const (\w+) =/gm);
      return [...exported].map(([, name = '']) => `${file}/${name}`);
    }),
  ].toSorted();
}

/** What Next calls an action on the wire, and a page that has it. */
export function actionOnWire(door: string): { readonly id: string; readonly page: string } {
  const manifest: Manifest = JSON.parse(
    readFileSync('.next/server/server-reference-manifest.json', 'utf8'),
  );
  for (const [id, { filename, exportedName, workers }] of Object.entries(manifest.node)) {
    if (`lib/web/actions/${door}` !== `${filename.replace(/\.ts$/, '')}/${exportedName}`) continue;
    const [page = ''] = Object.keys(workers);
    return { id, page: addressOf(`${page}.tsx`) };
  }
  throw new Error(`no page has the action ${door}`);
}

type Manifest = {
  readonly node: Readonly<
    Record<
      string,
      {
        readonly filename: string;
        readonly exportedName: string;
        readonly workers: Readonly<Record<string, unknown>>;
      }
    >
  >;
};
