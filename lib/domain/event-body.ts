/** Whatever a key with such a name holds is nobody's to read. */
const SECRET = /token|secret|signature|password/i;
/** A part of an address that lets whoever has it in. JSON may write `&` as `\u0026`. */
const SIGNED = /((?:[?&]|\\u0026)(?:signature|access_token|token|sig)=)[^&"\\#]+/gi;
const MASK = '•••';

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

const OPENS = new Set(['{', '[']);
const CLOSES = new Set(['}', ']']);
const MARKS = new Set([...OPENS, ...CLOSES, ',', ':']);

/**
 * JSON as a person reads it: indented, its secrets masked, every number as it was written, which JavaScript's own would
 * round. Text that is no JSON comes out as whatever pieces it has.
 */
export const readableBody = (raw: string): string => indented(masked(raw.match(TOKEN) ?? []));

function masked(tokens: readonly string[]): readonly string[] {
  /** Of everything that is open, whether it hangs on a secret's key. */
  const open: boolean[] = [];
  return tokens.map((token, index) => {
    const isSecret = open.at(-1) === true || SECRET.test(keyOf(tokens, index));
    if (OPENS.has(token)) open.push(isSecret);
    if (CLOSES.has(token)) open.pop();
    if (MARKS.has(token) || tokens[index + 1] === ':') return token;
    return isSecret ? `"${MASK}"` : token.replace(SIGNED, `$1${MASK}`);
  });
}

const keyOf = (tokens: readonly string[], index: number): string =>
  tokens[index - 1] === ':' ? (tokens[index - 2] ?? '') : '';

function indented(tokens: readonly string[]): string {
  let depth = 0;
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1] ?? '';
      if (CLOSES.has(token)) depth = Math.max(0, depth - 1);
      const gap = gapBetween(before, token);
      if (OPENS.has(token)) depth += 1;
      const outer = OPENS.has(token) ? depth - 1 : depth;
      return (gap === 'line' ? `\n${'  '.repeat(outer)}` : gap) + token;
    })
    .join('');
}

/** What stands between two tokens: nothing, a space, or the end of a line. */
function gapBetween(before: string, token: string): '' | ' ' | 'line' {
  if (before === ',') return 'line';
  if (before === ':') return ' ';
  if (OPENS.has(before)) return CLOSES.has(token) ? '' : 'line';
  return CLOSES.has(token) ? 'line' : '';
}
