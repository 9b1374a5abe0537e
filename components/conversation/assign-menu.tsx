'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Check, ChevronDown, UserRoundX } from 'lucide-react';
import { MemberAvatar } from '@/components/frame/member-avatar';
import { Button } from '@/components/ui/button';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/components/ui/command';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { sentenceOf } from '@/lib/client/api';
import { useAssign } from '@/lib/client/changes';
import { membersQuery } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { useOverlays } from '@/lib/client/overlays';
import type { ConversationSummary } from '@/lib/contracts/conversations';

type Props = { readonly conversation: ConversationSummary };

export function AssignMenu({ conversation }: Props) {
  const { shown, open, close } = useOverlays();
  const { me, account } = useDesk();
  const { assignee } = conversation;
  const name = assignee?.id === me.memberId ? 'You' : assignee?.name;
  const client = useQueryClient();
  return (
    <Popover
      open={shown === 'assign'}
      onOpenChange={(wanted) => (wanted ? open('assign') : close())}
    >
      <PopoverTrigger asChild>
        <Button
          onPointerEnter={() => void client.prefetchQuery(membersQuery(account.id))}
          aria-label={name ? `Assigned to ${name}. Change` : 'Assign'}
          className="px-2 max-md:size-8 max-md:border-0"
        >
          {assignee ? (
            <MemberAvatar member={assignee} size={18} />
          ) : (
            <UserRoundX className="text-ink-subtle size-4" />
          )}
          <span className="max-w-28 truncate max-md:hidden">{name ?? 'Unassigned'}</span>
          <ChevronDown className="text-ink-subtle size-3.5 max-md:hidden" />
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-60">
        <Members conversation={conversation} />
      </PopoverContent>
    </Popover>
  );
}

function Members({ conversation: { number, assignee } }: Props) {
  const { account } = useDesk();
  const { close } = useOverlays();
  const assign = useAssign();
  const { data, error } = useQuery(membersQuery(account.id));
  const choose = (member: { id: number; name: string } | null) => {
    close();
    if (member?.id !== assignee?.id) assign(number, member);
  };
  return (
    <Command>
      <CommandInput autoFocus placeholder="Assign to…" aria-label="Assign to" />
      <CommandList>
        {!data && <p className="text-ink-muted px-3 py-2 text-sm">{remark(error)}</p>}
        <CommandGroup>
          {data?.members.map(({ id, name, isMe }) => (
            <CommandItem
              key={id}
              value={`${name} ${id}`}
              keywords={isMe ? ['me'] : []}
              onSelect={() => choose({ id, name })}
            >
              <MemberAvatar member={{ id, name }} size={20} />
              <span className="truncate">{name}</span>
              {isMe && <span className="text-ink-subtle text-xs">you</span>}
              {assignee?.id === id && <Check className="ml-auto" />}
            </CommandItem>
          ))}
          {assignee && (
            <CommandItem value="Nobody unassign" onSelect={() => choose(null)}>
              <UserRoundX />
              Nobody
            </CommandItem>
          )}
        </CommandGroup>
      </CommandList>
      <CommandEmpty>Nobody by that name.</CommandEmpty>
    </Command>
  );
}

const remark = (error: unknown): string => (error ? sentenceOf(error) : 'Loading the team…');
