import { badParameter } from '../errors.ts';
import type { Call } from './call.ts';

type Page<T> = { readonly items: readonly T[]; readonly before: number; readonly after: number };

const cursor = (place: number) => Buffer.from(`place:${place}`).toString('base64url');

function placeOf(value: string): number {
  const [, place] = /^place:(\d+)$/.exec(Buffer.from(value, 'base64url').toString()) ?? [];
  if (place === undefined) throw badParameter('Invalid cursor');
  return Number(place);
}

/** One page of a list: `limit` (25), and `after` or `before`, as Graph's cursors do it. */
function pageOf<T>(all: readonly T[], query: Readonly<Record<string, string>>): Page<T> {
  const limit = Math.min(Math.max(Number(query.limit ?? 25) || 25, 1), 100);
  const end = query.before === undefined ? null : placeOf(query.before);
  const start =
    end === null ? (query.after ? placeOf(query.after) + 1 : 0) : Math.max(0, end - limit);
  const items = all.slice(start, end ?? start + limit);
  return { items, before: start, after: start + items.length - 1 };
}

/** `{data, paging}`; `next` and `previous` are there only when there is more that way. */
export function listing<T, R>(
  all: readonly T[],
  how: { query: Readonly<Record<string, string>>; here: string; show: (item: T) => R },
) {
  const page = pageOf(all, how.query);
  if (page.items.length === 0) return { data: [] };
  const cursors = { before: cursor(page.before), after: cursor(page.after) };
  const link = (name: 'before' | 'after') => {
    const { access_token: _, before: __, after: ___, ...rest } = how.query;
    return `${how.here}?${new URLSearchParams({ ...rest, [name]: cursors[name] })}`;
  };
  return {
    data: page.items.map(how.show),
    paging: {
      cursors,
      ...(page.after + 1 < all.length ? { next: link('after') } : {}),
      ...(page.before > 0 ? { previous: link('before') } : {}),
    },
  };
}

/** The address of this call, for `next` links. */
export const hereOf = (origin: string, call: Call) =>
  `${origin}/${call.host}${call.version ? `/v${call.version}` : ''}${call.path}`;
