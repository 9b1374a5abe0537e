'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Avatar } from '@/components/ui/avatar';
import { CommandGroup } from '@/components/ui/command';
import { type ListData, listQuery, listsKey, rowsOf } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { usePlace } from '@/lib/client/place';
import { previewLine } from '@/lib/client/preview';
import { useJump } from '@/lib/client/use-jump';
import { usePrefetch } from '@/lib/client/use-prefetch';
import { PaletteItem } from './palette-item';

/** The newest open conversations and those of every list that was loaded, each once. */
export function PaletteJump() {
  const client = useQueryClient();
  const { account } = useDesk();
  useInfiniteQuery(listQuery(account.id, { status: 'open', assignee: 'all', order: 'newest' }));
  const { number } = usePlace();
  const jump = useJump();
  const prefetch = usePrefetch();
  const lists = client.getQueriesData<ListData>({ queryKey: listsKey(account.id) });
  const pages = lists.flatMap(([, data]) => data?.pages ?? []);
  const rows = rowsOf({ pages, pageParams: [] }).filter((row) => row.number !== number);
  if (rows.length === 0) return null;

  return (
    <CommandGroup heading="Conversations">
      {rows.map(({ number: to, contact, preview }) => (
        <PaletteItem
          key={to}
          value={`conversation ${to}`}
          called={`${contact.displayName} ${contact.username ?? ''} ${to}`}
          onPointerEnter={() => prefetch(to)}
          onSelect={() => jump(to)}
        >
          <Avatar name={contact.displayName} seed={contact.id} src={contact.avatarUrl} size={20} />
          <span className="shrink-0">{contact.displayName}</span>
          <span className="text-ink-subtle truncate text-xs">
            {preview && previewLine(preview).text}
          </span>
        </PaletteItem>
      ))}
    </CommandGroup>
  );
}
