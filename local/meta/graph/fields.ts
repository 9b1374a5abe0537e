import { badParameter } from '../errors.ts';

/** One entry of `fields=`, e.g. `messages.limit(5){id,from}`. */
export type Field = {
  readonly name: string;
  readonly limit: number | null;
  readonly fields: readonly Field[];
  /** What stood between the braces. */
  readonly inner: string;
};

/** Parses Graph's field expansion; an unbalanced brace is error 100. */
export function parseFields(text: string): Field[] {
  return splitTop(text).map((part) => {
    const [, name, limit, , inner] =
      /^(\w+)(?:\.limit\((\d+)\))?(\{(.*)\})?$/s.exec(part.trim()) ?? [];
    if (!name) throw badParameter(`Syntax error in field expansion near '${part}'`);
    return {
      name,
      limit: limit === undefined ? null : Number(limit),
      fields: inner === undefined ? [] : parseFields(inner),
      inner: inner ?? '',
    };
  });
}

/** Splits at the commas that are outside every brace. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of text) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (char === ',' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  if (depth !== 0) throw badParameter('Syntax error: unbalanced braces in fields');
  return [...parts, part].filter((p) => p.trim() !== '');
}

/** The wanted fields of a node, in the order they were asked for. `id` always comes along. */
export function pick(
  node: Readonly<Record<string, (field: Field) => unknown>>,
  wanted: readonly Field[],
  kind: string,
): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const field of wanted) {
    const read = node[field.name];
    if (!read) {
      throw badParameter(
        `Tried accessing nonexisting field (${field.name}) on node type (${kind})`,
      );
    }
    const value = read(field);
    if (value !== undefined) answer[field.name] = value;
  }
  if (!('id' in answer) && node.id)
    answer.id = node.id({ name: 'id', limit: null, fields: [], inner: '' });
  return answer;
}
