import 'server-only';
import {
  countConversations,
  type ListEdge,
  listConversations,
} from '@/db/queries/conversation-list';
import type { ListQuery } from '@/lib/contracts/conversation-requests';
import type { ConversationPage } from '@/lib/contracts/conversations';
import type { MemberContext } from '@/lib/services/context';
import { currentSettings } from '@/lib/services/settings/current';
import { readPlace, writePlace } from '../place';
import { conversationView } from './conversation-view';
import { inboxTroubles } from './inbox-troubles';

const PAGE = 30;

/** A part of the list, newest activity first, with the way on to both sides. */
export async function conversationPage(
  { db, scope }: Pick<MemberContext, 'db' | 'scope'>,
  { status, assignee, before, after }: ListQuery,
): Promise<ConversationPage> {
  const edge = edgeOf(before, after);
  const isNewest = edge.side === 'before' && edge.place === null;
  const [found, counts, troubles, settings] = await Promise.all([
    listConversations(db, scope, { status, assignee, edge, limit: PAGE + 1 }),
    countConversations(db, scope, status),
    isNewest ? inboxTroubles({ db, scope }) : [],
    currentSettings({ db }),
  ]);
  const more = found.length > PAGE;
  const nearest = found.slice(0, PAGE);
  const shown = edge.side === 'before' ? nearest : nearest.toReversed();
  const conversations = shown.map((row) => conversationView(row, settings));
  return { conversations, counts, troubles, ...waysOn(edge, shown, more) };
}

function edgeOf(before: string | undefined, after: string | undefined): ListEdge {
  const place = readPlace(after);
  return place ? { side: 'after', place } : { side: 'before', place: readPlace(before) };
}

type Row = { readonly id: number; readonly lastActivityAt: Date };

const placeOf = (row: Row | undefined): string | null =>
  row ? writePlace({ at: row.lastActivityAt, id: row.id }) : null;

/**
 * Below a page that was fetched upwards begins the place it was fetched from: that stays the same however much moves,
 * so the page still joins the one below it when it is fetched again.
 */
function waysOn(edge: ListEdge, shown: readonly Row[], more: boolean) {
  if (edge.side === 'after') {
    const next = writePlace({ ...edge.place, id: edge.place.id + 1 });
    return { next, previous: more ? placeOf(shown[0]) : null };
  }
  const isNewest = edge.place === null;
  return {
    next: more ? placeOf(shown.at(-1)) : null,
    previous: isNewest ? null : placeOf(shown[0]),
  };
}
