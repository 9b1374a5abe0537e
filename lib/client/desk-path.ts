import {
  ASSIGNEE_FILTERS,
  LIST_ORDERS,
  type ListFilter,
  STATUS_FILTERS,
} from '@/lib/contracts/conversations';

const DEFAULTS: ListFilter = { status: 'open', assignee: 'all', order: 'newest' };

/** A place of the desk: the list under a filter, a conversation in it, a message of that. */
export type DeskPlace = {
  readonly number: number | null;
  readonly filter: ListFilter;
  readonly message: number | null;
};

/** The address of a place. What stands at its default is left out. */
export function deskPath(accountId: number, { number, filter, message }: DeskPlace) {
  const search = new URLSearchParams();
  if (filter.status !== DEFAULTS.status) search.set('status', filter.status);
  if (filter.assignee !== DEFAULTS.assignee) search.set('assignee', filter.assignee);
  if (filter.order !== DEFAULTS.order) search.set('order', filter.order);
  if (number !== null && message !== null) search.set('message', String(message));
  const query = search.size > 0 ? (`?${search}` as const) : '';
  return number === null
    ? (`/accounts/${accountId}/conversations${query}` as const)
    : (`/accounts/${accountId}/conversations/${number}${query}` as const);
}

/** Whether an address shows the list, alone or with a conversation. */
export const isOnDesk = (pathname: string): boolean =>
  /^\/accounts\/\d+\/conversations(\/|$)/.test(pathname);

/** The conversation that an address shows; null for the list alone. */
export const numberIn = (pathname: string): number | null =>
  idIn(/^\/accounts\/\d+\/conversations\/(\d+)\/?$/.exec(pathname)?.[1]);

export const filterIn = (search: URLSearchParams): ListFilter => ({
  status: STATUS_FILTERS.find((each) => each === search.get('status')) ?? DEFAULTS.status,
  assignee: ASSIGNEE_FILTERS.find((each) => each === search.get('assignee')) ?? DEFAULTS.assignee,
  order: LIST_ORDERS.find((each) => each === search.get('order')) ?? DEFAULTS.order,
});

/** The message that an address points at; null for none, and for what is no number. */
export const messageIn = (search: URLSearchParams): number | null => idIn(search.get('message'));

/** As the server's `idSchema` takes it from an address. */
const idIn = (text: string | null | undefined): number | null =>
  text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
