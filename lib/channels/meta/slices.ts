/** A value's place in the text it was parsed from. */
export type Slice = { readonly start: number; readonly end: number };

/** Where each element of the array at `start` stands. The text must be valid JSON. */
export function elements(text: string, start: number): Slice[] {
  const found: Slice[] = [];
  let at = skipSpace(text, start + 1);
  while (text[at] !== ']') {
    const end = skipValue(text, at);
    found.push({ start: at, end });
    at = skipComma(text, end);
  }
  return found;
}

/** Where each member's value of the object at `start` stands; of a repeated key the last, as in `JSON.parse`. */
export function members(text: string, start: number): Map<string, Slice> {
  const found = new Map<string, Slice>();
  let at = skipSpace(text, start + 1);
  while (text[at] !== '}') {
    const keyEnd = skipString(text, at);
    const key = String(JSON.parse(text.slice(at, keyEnd)));
    const from = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const end = skipValue(text, from);
    found.set(key, { start: from, end });
    at = skipComma(text, end);
  }
  return found;
}

export function skipSpace(text: string, at: number): number {
  let next = at;
  while (' \t\n\r'.includes(text[next] ?? '-')) next++;
  return next;
}

function skipComma(text: string, at: number): number {
  const next = skipSpace(text, at);
  return text[next] === ',' ? skipSpace(text, next + 1) : next;
}

function skipString(text: string, at: number): number {
  let next = at + 1;
  while (text[next] !== '"') next += text[next] === '\\' ? 2 : 1;
  return next + 1;
}

function skipValue(text: string, at: number): number {
  const first = text[at];
  if (first === '"') return skipString(text, at);
  if (first === '{' || first === '[') return skipNested(text, at);

  let next = at;
  while (next < text.length && !',]} \t\n\r'.includes(text[next] ?? ',')) next++;
  return next;
}

function skipNested(text: string, at: number): number {
  let depth = 0;
  let next = at;
  do {
    const character = text[next];
    if (character === '"') {
      next = skipString(text, next);
      continue;
    }
    if (character === '{' || character === '[') depth++;
    if (character === '}' || character === ']') depth--;
    next++;
  } while (depth > 0);
  return next;
}
