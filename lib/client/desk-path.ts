import { type ListFilter, listFilterSchema } from '@/lib/contracts/conversations';
import { idSchema } from '@/lib/contracts/ids';

const DEFAULTS: ListFilter = { status: 'open', assignee: 'all' };

/** The address of the list, or of one conversation in it. What stands at its default is left out. */
export function deskPath(accountId: number, number: number | null, filter: ListFilter) {
  const search = new URLSearchParams();
  if (filter.status !== DEFAULTS.status) search.set('status', filter.status);
  if (filter.assignee !== DEFAULTS.assignee) search.set('assignee', filter.assignee);
  const query = search.size > 0 ? (`?${search}` as const) : '';
  return number === null
    ? (`/accounts/${accountId}/conversations${query}` as const)
    : (`/accounts/${accountId}/conversations/${number}${query}` as const);
}

/** The conversation that an address shows; null for the list alone. */
export function numberIn(pathname: string): number | null {
  const last = /^\/accounts\/\d+\/conversations\/(\d+)\/?$/.exec(pathname)?.[1];
  const parsed = idSchema.safeParse(last);
  return parsed.success ? parsed.data : null;
}

export const filterIn = (search: URLSearchParams): ListFilter =>
  listFilterSchema.parse(Object.fromEntries(search));
