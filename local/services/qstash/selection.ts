import { BadRequest } from './message.ts';

/** What a bulk request or a list can be narrowed by; several values of one name mean any of them. */
type Selectable = {
  readonly messageId: string;
  readonly dlqId?: string;
  readonly url: string;
  readonly scheduleId?: string | undefined;
  readonly flowControlKey?: string | undefined;
  readonly labels?: readonly string[];
};

const VALUES: Readonly<Record<string, (item: Selectable) => readonly (string | undefined)[]>> = {
  messageIds: (item) => [item.messageId],
  messageId: (item) => [item.messageId],
  dlqIds: (item) => [item.dlqId],
  url: (item) => [item.url],
  host: (item) => [new URL(item.url).host],
  scheduleId: (item) => [item.scheduleId],
  flowControlKey: (item) => [item.flowControlKey],
  label: (item) => item.labels ?? [],
};

const PAGING = ['count', 'cursor'];

/**
 * The items a query string asks for, `pageSize` at a time unless it has a `count` of its own. A
 * filter unknown here throws, rather than select too much.
 */
export function select<Item extends Selectable>(
  items: readonly Item[],
  query: URLSearchParams,
  pageSize = 100,
): { selected: Item[]; cursor?: string } {
  const names = [...new Set(query.keys())].filter((name) => !PAGING.includes(name));
  const unknown = names.find((name) => !Object.hasOwn(VALUES, name));
  if (unknown !== undefined) throw new BadRequest(`unknown filter: ${unknown}`);

  const matching = items.filter((item) =>
    names.every((name) => VALUES[name]?.(item).some((v) => v && query.getAll(name).includes(v))),
  );
  const start = Number(query.get('cursor') ?? 0) || 0;
  const end = start + (Number(query.get('count')) || pageSize);
  const selected = matching.slice(start, end);
  return end < matching.length ? { selected, cursor: String(end) } : { selected };
}
