import 'server-only';
import { countEnding, listClosing, placeOf, type Windows } from '@/db/queries/closing-list';
import {
  countConversations,
  type ListEdge,
  type ListedConversation,
  type ListPlace,
  listConversations,
} from '@/db/queries/conversation-list';
import type { ListQuery } from '@/lib/contracts/conversation-requests';
import type { ConversationPage, ListFilter } from '@/lib/contracts/conversations';
import { TRAITS } from '@/lib/domain/channel';
import { windowLength } from '@/lib/domain/reply-window';
import { humanAgentAllowed, type Settings } from '@/lib/domain/setting';
import type { MemberContext } from '@/lib/services/context';
import { currentSettings } from '@/lib/services/settings/current';
import { readPlace, writePlace } from '../place';
import { conversationView } from './conversation-view';
import { inboxTroubles } from './inbox-troubles';

const PAGE = 30;

type Reader = Pick<MemberContext, 'db' | 'scope'>;

/** A part of the list in the order that is asked for, with the way on to both sides. */
export async function conversationPage(
  reader: Reader,
  { before, after, ...filter }: ListQuery,
): Promise<ConversationPage> {
  const { db, scope } = reader;
  const edge = edgeOf(before, after);
  const isFirst = edge.side === 'before' && edge.place === null;
  const settings = await currentSettings({ db });
  const list = filter.order === 'newest' ? newestFirst(filter) : closingFirst(filter, settings);
  const [found, counts, troubles] = await Promise.all([
    list.rows(reader, edge, PAGE + 1),
    list.counts(reader),
    isFirst ? inboxTroubles({ db, scope }) : [],
  ]);
  const more = found.length > PAGE;
  const nearest = found.slice(0, PAGE);
  const shown = edge.side === 'before' ? nearest : nearest.toReversed();
  const conversations = shown.map((row) => conversationView(row, settings));
  return { conversations, counts, troubles, ...waysOn(edge, shown, { more, list }) };
}

/** A list in one order. */
type List = {
  readonly rows: (reader: Reader, edge: ListEdge, limit: number) => Promise<ListedConversation[]>;
  readonly counts: (reader: Reader) => Promise<ConversationPage['counts']>;
  readonly placeOf: (row: ListedConversation) => ListPlace;
  /** Just before a place, so that what comes after it begins with it. */
  readonly justBefore: (place: ListPlace) => ListPlace;
};

const newestFirst = ({ status, assignee }: ListFilter): List => ({
  rows: ({ db, scope }, edge, limit) =>
    listConversations(db, scope, { status, assignee, edge, limit }),
  counts: ({ db, scope }) => countConversations(db, scope, status),
  placeOf: ({ lastActivityAt, id }) => ({ at: lastActivityAt, id }),
  justBefore: ({ at, id }) => ({ at, id: id + 1 }),
});

/** What ends soon is to be answered, so it is open. */
function closingFirst({ order, ...filter }: ListFilter, settings: Settings): List {
  const now = new Date();
  const windows = windowsIn(settings);
  const isEnding = order === 'ending';
  const wanted = { ...filter, order, windows, now, ...(isEnding && { status: 'open' as const }) };
  return {
    rows: ({ db, scope }, edge, limit) => listClosing(db, scope, { ...wanted, edge, limit }),
    counts: ({ db, scope }) =>
      isEnding
        ? countEnding(db, scope, { windows, now })
        : countConversations(db, scope, filter.status),
    placeOf: (row) => placeOf(row, { windows }),
    // What is open stands the other way round from what is closed.
    justBefore: ({ at, id }) => ({ at, id: at > now ? id - 1 : id + 1 }),
  };
}

const windowsIn = (settings: Settings): Windows => ({
  instagram: windowLength(TRAITS.instagram.replyWindow, humanAgentAllowed(settings, 'instagram')),
});

function edgeOf(before: string | undefined, after: string | undefined): ListEdge {
  const place = readPlace(after);
  return place ? { side: 'after', place } : { side: 'before', place: readPlace(before) };
}

type Shown = { readonly more: boolean; readonly list: List };

/**
 * Below a page that was fetched upwards begins the place it was fetched from: that stays the same however much moves,
 * so the page still joins the one below it when it is fetched again.
 */
function waysOn(edge: ListEdge, shown: readonly ListedConversation[], { more, list }: Shown) {
  const [first, last] = [shown[0], shown.at(-1)].map((row) => row && writePlace(list.placeOf(row)));
  if (edge.side === 'after') {
    return { next: writePlace(list.justBefore(edge.place)), previous: (more && first) || null };
  }
  return { next: (more && last) || null, previous: (edge.place !== null && first) || null };
}
