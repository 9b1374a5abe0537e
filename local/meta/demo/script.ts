/** A conversation of the demo as it stands in a script file; times still relative. */
export type ScriptThread = {
  readonly name: string | null;
  readonly username: string;
  readonly look: string | null;
  readonly followers: number;
  readonly marks: ReadonlySet<string>;
  readonly state: 'waiting' | 'answered' | 'done';
  /** How long ago the customer last looked, ms; null when the script leaves it open. */
  readonly seenAgo: number | null;
  readonly lines: readonly ScriptLine[];
};

export type ScriptLine = {
  readonly from: 'customer' | 'business';
  readonly text: string;
  readonly files: readonly ScriptFile[];
  /** ms before now, or ms after the line before. */
  readonly when: { readonly ago: number } | { readonly after: number };
};

/** What hangs on a line; drawn from its seed. */
export type ScriptFile = {
  readonly type: string;
  readonly seed: string;
  readonly title: string | null;
};

const UNITS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
};

/** `3d 4h` in ms. */
const duration = (text: string) =>
  [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
    0,
  );

/** Reads a script file; the first of them, orders.txt, explains the notation. Throws on a line it can't read. */
export function readScript(text: string): ScriptThread[] {
  const blocks = text
    .split('\n')
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .join('\n')
    .split(/^@ /m)
    .filter((block) => block.trim() !== '');
  return blocks.map(readThread);
}

function readThread(block: string): ScriptThread {
  const [head = '', stand = '', ...rest] = block.trimEnd().split('\n');
  const [name = '', username = '', about = ''] = head.split(' | ');
  const words = about.split(' ');
  const value = (key: string) =>
    words.find((word) => word.startsWith(`${key}=`))?.slice(key.length + 1);
  const [, state, seen] = /^(waiting|answered|done)(?: seen (.+))?$/.exec(stand) ?? [];
  if (!username || !isState(state)) throw new Error(`The demo script is unclear at "${head}"`);
  const look = value('look') ?? '-';
  return {
    name: name === '-' ? null : name,
    username,
    look: look === '-' ? null : look,
    followers: Number(value('followers') ?? 0),
    marks: new Set(words.filter((word) => !word.includes('='))),
    state,
    seenAgo: seen === undefined ? null : duration(seen),
    lines: readLines(rest),
  };
}

const isState = (word: string | undefined): word is ScriptThread['state'] =>
  word === 'waiting' || word === 'answered' || word === 'done';

function readLines(rest: readonly string[]): ScriptLine[] {
  const joined: string[] = [];
  for (const line of rest) {
    if (line.startsWith('  ')) joined.push(`${joined.pop()}\n${line.trim()}`);
    else joined.push(line);
  }
  return joined.map((line) => {
    const [, plus, time, arrow, text] = /^(\+?)((?:\d+[dhms] )+)([<>]) (.+)$/s.exec(line) ?? [];
    if (!time || !text) throw new Error(`The demo script is unclear at "${line}"`);
    const ms = duration(time);
    return {
      from: arrow === '>' ? 'customer' : 'business',
      ...readSaid(text),
      when: plus ? { after: ms } : { ago: ms },
    };
  });
}

const FILE = /\[(\w+) ([\w:]+)(?: \| ([^\]]+))?\]\s*/y;

/** Files in brackets, then words. */
function readSaid(line: string): Pick<ScriptLine, 'text' | 'files'> {
  const files: ScriptFile[] = [];
  FILE.lastIndex = 0;
  let end = 0;
  for (let found = FILE.exec(line); found; found = FILE.exec(line)) {
    const [, type = '', seed = '', title = null] = found;
    files.push({ type, seed, title });
    end = FILE.lastIndex;
  }
  return { files, text: line.slice(end) };
}
