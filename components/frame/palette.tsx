'use client';

import { Check, CircleUserRound, Inbox, Keyboard, LogOut, RotateCcw, UserPlus } from 'lucide-react';
import { useTheme } from 'next-themes';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/components/ui/command';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useAssign, useResolve } from '@/lib/client/changes';
import { useDesk } from '@/lib/client/desk';
import { useOverlays } from '@/lib/client/overlays';
import { usePlace } from '@/lib/client/place';
import { useSummary } from '@/lib/client/use-conversation';
import { leave } from './account-menu';
import { PaletteJump } from './palette-jump';
import { THEMES } from './theme-choice';

/** Everything the desk can do, by name. */
export function Palette() {
  const { close } = useOverlays();
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent className="overflow-hidden p-0">
        <DialogTitle className="sr-only">Search and commands</DialogTitle>
        <DialogDescription className="sr-only">
          Type to find a conversation or a command.
        </DialogDescription>
        <Command>
          <CommandInput
            autoFocus
            placeholder="Find a conversation or a command…"
            className="h-12"
          />
          <CommandList className="max-h-[52vh]">
            <CommandEmpty>Nothing matches among the newest conversations.</CommandEmpty>
            <ConversationCommands />
            <PaletteJump />
            <FilterCommands />
            <GeneralCommands />
          </CommandList>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** Runs what was chosen once the palette is gone, so that focus can go where it is needed. */
export function useThen() {
  const { close } = useOverlays();
  return (run: () => void) => () => {
    close();
    requestAnimationFrame(run);
  };
}

function ConversationCommands() {
  const { number } = usePlace();
  const { me } = useDesk();
  const { open } = useOverlays();
  const conversation = useSummary(number);
  const resolve = useResolve();
  const assign = useAssign();
  const then = useThen();
  if (number === null || !conversation) return null;

  const resolved = conversation.status === 'resolved';
  return (
    <CommandGroup heading={conversation.contact.displayName}>
      <CommandItem onSelect={then(() => resolve(number, !resolved))}>
        {resolved ? <RotateCcw /> : <Check />}
        {resolved ? 'Reopen conversation' : 'Resolve conversation'}
        <Kbd className="ml-auto">E</Kbd>
      </CommandItem>
      {conversation.assignee?.id !== me.memberId && (
        <CommandItem onSelect={then(() => assign(number, { id: me.memberId, name: me.name }))}>
          <CircleUserRound />
          Assign to me
          <Kbd className="ml-auto">A</Kbd>
        </CommandItem>
      )}
      <CommandItem onSelect={then(() => open('assign'))}>
        <UserPlus />
        Assign to…
      </CommandItem>
    </CommandGroup>
  );
}

const VIEWS = [
  { label: 'Show my conversations', filter: { status: 'open', assignee: 'mine' } },
  { label: 'Show unassigned conversations', filter: { status: 'open', assignee: 'unassigned' } },
  { label: 'Show all open conversations', filter: { status: 'open', assignee: 'all' } },
  { label: 'Show resolved conversations', filter: { status: 'resolved', assignee: 'all' } },
] as const;

function FilterCommands() {
  const { number, go } = usePlace();
  const then = useThen();
  return (
    <CommandGroup heading="Lists">
      {VIEWS.map(({ label, filter }) => (
        <CommandItem key={label} onSelect={then(() => go(number, filter))}>
          <Inbox />
          {label}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function GeneralCommands() {
  const { setTheme } = useTheme();
  const { open } = useOverlays();
  const then = useThen();
  return (
    <CommandGroup heading="General">
      {THEMES.map(({ value, label, icon: Icon }) => (
        <CommandItem key={value} onSelect={then(() => setTheme(value))}>
          <Icon />
          Theme: {label.toLowerCase()}
        </CommandItem>
      ))}
      <CommandItem onSelect={then(() => open('help'))}>
        <Keyboard />
        Keyboard shortcuts
        <Kbd className="ml-auto">?</Kbd>
      </CommandItem>
      <CommandItem onSelect={then(leave)}>
        <LogOut />
        Sign out
      </CommandItem>
    </CommandGroup>
  );
}
