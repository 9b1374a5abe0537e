import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('./payloads/', import.meta.url);

export type Payload = { readonly file: string; readonly text: string };

/** Recorded and documented webhook bodies whose file names begin so. */
export const payloads = (prefix: string): readonly Payload[] =>
  readdirSync(FOLDER)
    .filter((file) => file.startsWith(prefix) && file.endsWith('.json'))
    .map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }));

/** JSON as Meta puts it on the wire: compact, ASCII, every slash escaped (FACTS.md §2.2). */
export const onTheWire = (text: string): string =>
  JSON.stringify(JSON.parse(text))
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');

type Path = readonly (string | number)[];
export type Mutation = { readonly what: string; readonly text: string };

/** As JSON text, because some of them can't be written by JSON.stringify. */
const INSTEAD = [
  'null',
  'true',
  '7',
  '-1',
  '1.5',
  '1e300',
  '99999999999999999999',
  '""',
  '"text"',
  '"a\\u0000b"',
  '"\\ud800"',
  '[]',
  '[null]',
  '{}',
  '{"id":{}}',
] as const;

/** The body with, at each of its places in turn, something else or nothing. */
export function* mutations({ text }: Payload): Generator<Mutation> {
  const whole: unknown = JSON.parse(text);
  for (const path of places(whole)) {
    const at = path.join('.');
    for (const other of INSTEAD) {
      const marked = JSON.stringify(changed(whole, path, '@@'));
      yield { what: `${at} = ${other}`, text: marked.replace('"@@"', () => other) };
    }
    if (path.length > 0) {
      yield { what: `no ${at}`, text: JSON.stringify(changed(whole, path, undefined)) };
      yield { what: `${at} twice`, text: JSON.stringify(doubled(whole, path)) };
    }
  }
}

function* places(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* places(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) {
    const inner = changed(value[Number(key)], rest, to);
    return inner === undefined ? value.toSpliced(Number(key), 1) : value.with(Number(key), inner);
  }
  const object = Object(value);
  return { ...object, [key]: changed(object[key], rest, to) };
}

/** An element stands twice in its array; a member under a second name. */
function doubled(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return value;
  if (Array.isArray(value)) {
    const index = Number(key);
    return rest.length === 0
      ? value.toSpliced(index, 0, value[index])
      : value.with(index, doubled(value[index], rest));
  }
  const object = Object(value);
  return rest.length === 0
    ? { ...object, [`${key}_again`]: object[key] }
    : { ...object, [key]: doubled(object[key], rest) };
}
