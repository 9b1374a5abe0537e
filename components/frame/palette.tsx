'use client';

import {
  AlarmClock,
  Check,
  CirclePause,
  CircleUserRound,
  Inbox,
  Keyboard,
  LogOut,
  RotateCcw,
  UserPlus,
} from 'lucide-react';
import { useTheme } from 'next-themes';
import { useState } from 'react';
import {
  Command,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandList,
} from '@/components/ui/command';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { useAssign } from '@/lib/client/changes';
import { useDensity } from '@/lib/client/density';
import { useDesk } from '@/lib/client/desk';
import { opensThread } from '@/lib/client/focus';
import { useOverlays } from '@/lib/client/overlays';
import { usePlace } from '@/lib/client/place';
import { usePlaceAs } from '@/lib/client/place-as';
import { isSearchable } from '@/lib/client/search';
import { useSummary } from '@/lib/client/use-conversation';
import { useThen } from '@/lib/client/use-then';
import { leave } from './leave';
import { DENSITIES, THEMES } from './looks';
import { PaletteAccounts } from './palette-accounts';
import { PaletteCommand } from './palette-item';
import { PaletteJump } from './palette-jump';
import { PaletteSearch } from './palette-search';

/** Everything the desk can do, by name. */
export function Palette() {
  const { close } = useOverlays();
  const [typed, setTyped] = useState('');
  const [beside, setBeside] = useState<HTMLElement | null>(null);
  const sought = isSearchable(typed);
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent
        className="overflow-hidden p-0"
        onCloseAutoFocus={(event) => opensThread() && event.preventDefault()}
      >
        <DialogTitle className="sr-only">Search and commands</DialogTitle>
        <DialogDescription className="sr-only">
          Type to find a person, a message or a command.
        </DialogDescription>
        <Command shouldFilter={false}>
          <CommandInput
            autoFocus
            value={typed}
            onValueChange={setTyped}
            placeholder="Find a person, a message or a command…"
            className="h-12"
          />
          <CommandList className="max-h-[52vh]">
            <ConversationCommands />
            {!sought && <PaletteJump />}
            <FilterCommands />
            <PaletteAccounts />
            <GeneralCommands />
            {/* Last, so that what comes later moves nothing that is there already. */}
            {sought && <PaletteSearch typed={typed} beside={beside} />}
          </CommandList>
          {/* The list may hold nothing but options. */}
          <div ref={setBeside} />
          {!sought && <CommandEmpty>Nothing matches.</CommandEmpty>}
        </Command>
      </DialogContent>
    </Dialog>
  );
}

function ConversationCommands() {
  const { number } = usePlace();
  const { me } = useDesk();
  const { open } = useOverlays();
  const conversation = useSummary(number);
  const placeAs = usePlaceAs();
  const assign = useAssign();
  const then = useThen();
  if (number === null || !conversation) return null;

  const { status } = conversation;
  const resolved = status === 'resolved';
  const aside = status === 'pending' || status === 'snoozed';
  return (
    <CommandGroup heading={conversation.contact.displayName}>
      <PaletteCommand
        icon={resolved ? <RotateCcw /> : <Check />}
        name={resolved ? 'Reopen conversation' : 'Resolve conversation'}
        keys="E"
        onSelect={then(() => placeAs(conversation, { status: resolved ? 'open' : 'resolved' }))}
      />
      {aside && (
        <PaletteCommand
          icon={<RotateCcw />}
          name={status === 'snoozed' ? 'End the snooze' : 'Move back to open'}
          onSelect={then(() => placeAs(conversation, { status: 'open' }))}
        />
      )}
      <PaletteCommand
        icon={<AlarmClock />}
        name="Snooze…"
        keys="S"
        onSelect={then(() => open('snooze'))}
      />
      {status !== 'pending' && (
        <PaletteCommand
          icon={<CirclePause />}
          name="Set to pending"
          keys="P"
          onSelect={then(() => placeAs(conversation, { status: 'pending' }))}
        />
      )}
      {conversation.assignee?.id !== me.memberId && (
        <PaletteCommand
          icon={<CircleUserRound />}
          name="Assign to me"
          keys="A"
          onSelect={then(() => assign(number, { id: me.memberId, name: me.name }))}
        />
      )}
      <PaletteCommand icon={<UserPlus />} name="Assign to…" onSelect={then(() => open('assign'))} />
    </CommandGroup>
  );
}

const VIEWS = [
  { label: 'Show my conversations', filter: { status: 'open', assignee: 'mine', order: 'newest' } },
  {
    label: 'Show unassigned conversations',
    filter: { status: 'open', assignee: 'unassigned', order: 'newest' },
  },
  {
    label: 'Show all open conversations',
    filter: { status: 'open', assignee: 'all', order: 'newest' },
  },
  {
    label: 'Show conversations that end soon',
    filter: { status: 'open', assignee: 'all', order: 'ending' },
  },
  {
    label: 'Show pending conversations',
    filter: { status: 'pending', assignee: 'all', order: 'newest' },
  },
  {
    label: 'Show snoozed conversations',
    filter: { status: 'snoozed', assignee: 'all', order: 'newest' },
  },
  {
    label: 'Show resolved conversations',
    filter: { status: 'resolved', assignee: 'all', order: 'newest' },
  },
] as const;

function FilterCommands() {
  const { number, go } = usePlace();
  const then = useThen();
  return (
    <CommandGroup heading="Lists">
      {VIEWS.map(({ label, filter }) => (
        <PaletteCommand
          key={label}
          icon={<Inbox />}
          name={label}
          onSelect={then(() => go(number, { filter }))}
        />
      ))}
    </CommandGroup>
  );
}

function GeneralCommands() {
  const { setTheme } = useTheme();
  const { setRows } = useDensity();
  const { open } = useOverlays();
  const then = useThen();
  return (
    <CommandGroup heading="General">
      {THEMES.map(({ value, label, icon: Icon }) => (
        <PaletteCommand
          key={value}
          icon={<Icon />}
          name={`Theme: ${label.toLowerCase()}`}
          onSelect={then(() => setTheme(value))}
        />
      ))}
      {DENSITIES.map(({ value, label, icon: Icon }) => (
        <PaletteCommand
          key={value}
          icon={<Icon />}
          name={`Rows: ${label.toLowerCase()}`}
          onSelect={then(() => setRows(value))}
        />
      ))}
      <PaletteCommand
        icon={<Keyboard />}
        name="Keyboard shortcuts"
        keys="?"
        onSelect={then(() => open('help'))}
      />
      <PaletteCommand icon={<LogOut />} name="Sign out" onSelect={then(leave)} />
    </CommandGroup>
  );
}
