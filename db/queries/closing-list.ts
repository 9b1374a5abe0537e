import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';
import { conversations } from '@/db/schema/conversations';
import { inboxes } from '@/db/schema/inboxes';
import type { ListFilter } from '@/lib/contracts/conversations';
import { CHANNELS, type Channel } from '@/lib/domain/channel';
import { ENDING_MS } from '@/lib/domain/reply-window';
import type { MemberScope } from '@/lib/domain/scope';
import {
  assigned,
  type ListEdge,
  type ListedConversation,
  type ListPlace,
  listed,
} from './conversation-list';
import { reaches } from './inboxes';

/** How long each channel's window is, in ms. */
export type Windows = Readonly<Record<Channel, number>>;

type Wanted = Pick<ListFilter, 'status' | 'assignee' | 'order'> & {
  readonly windows: Windows;
  readonly now: Date;
  /** Places are by when the window closes. */
  readonly edge: ListEdge;
  readonly limit: number;
};

/** What is still open, the soonest to close first; then what is closed, the last to close first. */
type Stretch = { readonly isOpen: boolean };
const OPEN: Stretch = { isOpen: true };
const CLOSED: Stretch = { isOpen: false };

/**
 * The conversations next to an edge in the order in which their windows close, the nearest first. Each channel is read
 * from the index in its order. Who never wrote has no window, and is not among them.
 */
export async function listClosing(
  db: Executor,
  scope: MemberScope,
  wanted: Wanted,
): Promise<ListedConversation[]> {
  const { edge, limit } = wanted;
  const found: ListedConversation[] = [];
  for (const { stretch, from } of stretchesFrom(wanted)) {
    if (found.length >= limit) break;
    const isAscending = stretch.isOpen === (edge.side === 'before');
    const rows = await Promise.all(
      CHANNELS.map((channel) =>
        ofChannel(db, scope, { ...wanted, channel, stretch, from, isAscending }),
      ),
    );
    const towards = isAscending ? 1 : -1;
    const inOrder = rows
      .flat()
      .toSorted((a, b) => towards * comparePlaces(placeOf(a, wanted), placeOf(b, wanted)));
    found.push(...inOrder.slice(0, limit - found.length));
  }
  return found;
}

type Leg = { readonly stretch: Stretch; readonly from: ListPlace | null };

/** The stretches that lie in this direction, the first of them from the place itself on. */
function stretchesFrom({ order, edge: { side, place }, now }: Wanted): readonly Leg[] {
  const all = order === 'ending' ? [OPEN] : side === 'before' ? [OPEN, CLOSED] : [CLOSED, OPEN];
  if (!place) return all.map((stretch) => ({ stretch, from: null }));
  const at = all.findIndex(({ isOpen }) => isOpen === place.at > now);
  return all.slice(Math.max(0, at)).map((stretch, index) => ({
    stretch,
    from: index === 0 && at >= 0 ? place : null,
  }));
}

type OfChannel = Wanted & Leg & { readonly channel: Channel; readonly isAscending: boolean };

function ofChannel(
  db: Executor,
  scope: MemberScope,
  { channel, windows, now, from, stretch, isAscending, ...wanted }: OfChannel,
): Promise<ListedConversation[]> {
  const { id, lastInboundAt } = conversations;
  const wrote = (closesAt: Date) =>
    sql`${new Date(closesAt.getTime() - windows[channel]).toISOString()}::timestamptz`;
  const ends: (SQL | undefined)[] = stretch.isOpen
    ? [
        sql`${lastInboundAt} > ${wrote(now)}`,
        wanted.order === 'ending'
          ? sql`${lastInboundAt} <= ${wrote(new Date(now.getTime() + ENDING_MS))}`
          : undefined,
      ]
    : [sql`${lastInboundAt} <= ${wrote(now)}`];
  return listed(db)
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        eq(conversations.status, wanted.status),
        eq(inboxes.channel, channel),
        ...ends,
        from
          ? sql`(${lastInboundAt}, ${id}) ${isAscending ? sql`>` : sql`<`} (${wrote(from.at)}, ${from.id})`
          : undefined,
        assigned(scope, wanted.assignee),
        reaches(scope, conversations.inboxId),
      ),
    )
    .orderBy(...(isAscending ? ASCENDING : DESCENDING))
    .limit(wanted.limit);
}

/** As the index has it, read either way. */
const ASCENDING = [
  sql`${conversations.lastInboundAt} asc nulls last`,
  sql`${conversations.id} asc nulls last`,
];
const DESCENDING = [
  sql`${conversations.lastInboundAt} desc nulls first`,
  sql`${conversations.id} desc nulls first`,
];

/** Where a row stands in this order. */
export const placeOf = (
  { id, inbox, lastInboundAt }: ListedConversation,
  { windows }: Pick<Wanted, 'windows'>,
): ListPlace => ({ id, at: new Date((lastInboundAt?.getTime() ?? 0) + windows[inbox.channel]) });

const comparePlaces = (a: ListPlace, b: ListPlace): number =>
  a.at.getTime() - b.at.getTime() || a.id - b.id;

type Counted = { readonly mine: number; readonly unassigned: number; readonly all: number };

/** How many windows end soon: few enough to be counted one by one. */
export async function countEnding(
  db: Executor,
  scope: MemberScope,
  { windows, now }: Pick<Wanted, 'windows' | 'now'>,
): Promise<Counted> {
  const { assigneeId, lastInboundAt } = conversations;
  const ends = CHANNELS.map((channel) => {
    const from = new Date(now.getTime() - windows[channel]);
    const to = new Date(from.getTime() + ENDING_MS);
    return sql`(${inboxes.channel} = ${channel} and ${lastInboundAt} > ${from.toISOString()}::timestamptz and ${lastInboundAt} <= ${to.toISOString()}::timestamptz)`;
  });
  const [row] = await db
    .select({
      mine: sql<number>`(count(*) filter (where ${assigneeId} = ${scope.memberId}))::int`,
      unassigned: sql<number>`(count(*) filter (where ${assigneeId} is null))::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(conversations)
    .innerJoin(inboxes, eq(inboxes.id, conversations.inboxId))
    .where(
      and(
        eq(conversations.accountId, scope.accountId),
        eq(conversations.status, 'open'),
        sql`(${sql.join(ends, sql` or `)})`,
        reaches(scope, conversations.inboxId),
      ),
    );
  return row ?? { mine: 0, unassigned: 0, all: 0 };
}
