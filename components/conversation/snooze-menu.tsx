'use client';

import { AlarmClock, CalendarClock, CirclePause, MessageCircle, RotateCcw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  MenuTrigger,
} from '@/components/ui/menu';
import { useZone } from '@/lib/client/clock';
import { useOverlays } from '@/lib/client/overlays';
import { usePlaceAs } from '@/lib/client/place-as';
import { untilTime } from '@/lib/client/relative-time';
import { snoozeTimes } from '@/lib/client/snooze-times';
import type { ConversationSummary } from '@/lib/contracts/conversations';
import { SnoozeDialog } from './snooze-dialog';

type Props = { readonly conversation: ConversationSummary };

/** Puts a conversation out of the way: for a time, until the customer writes, or until somebody comes back to it. */
export function SnoozeMenu({ conversation }: Props) {
  const { shown, open, close } = useOverlays();
  return (
    <>
      <Menu
        modal={false}
        open={shown === 'snooze'}
        onOpenChange={(wanted) => {
          if (wanted) open('snooze');
          else if (shown === 'snooze') close();
        }}
      >
        <MenuTrigger asChild>
          <Button
            aria-label="Snooze or set aside"
            title="Snooze or set aside (S)"
            size="icon"
            className="max-md:border-0"
          >
            <AlarmClock className="size-4" />
          </Button>
        </MenuTrigger>
        <MenuContent align="end" className="w-72">
          <Times conversation={conversation} />
        </MenuContent>
      </Menu>
      {shown === 'snooze-time' && <SnoozeDialog conversation={conversation} />}
    </>
  );
}

function Times({ conversation }: Props) {
  const { open } = useOverlays();
  const placeAs = usePlaceAs();
  const zone = useZone();
  const now = new Date();
  const { status } = conversation;
  const snooze = (until: Date | null) =>
    placeAs(conversation, { status: 'snoozed', until: until?.toISOString() ?? null });
  return (
    <>
      <MenuLabel>Snooze</MenuLabel>
      {snoozeTimes(now).map(({ label, until }) => (
        <MenuItem key={label} onSelect={() => snooze(until)}>
          <AlarmClock />
          {label}
          <span className="text-ink-muted ml-auto text-xs tabular-nums">
            {untilTime(until, now, zone)}
          </span>
        </MenuItem>
      ))}
      <MenuItem onSelect={() => snooze(null)}>
        <MessageCircle />
        Until they write
      </MenuItem>
      <MenuItem onSelect={() => requestAnimationFrame(() => open('snooze-time'))}>
        <CalendarClock />
        Pick a time…
      </MenuItem>
      <MenuSeparator />
      {status !== 'pending' && (
        <MenuItem keys="P" onSelect={() => placeAs(conversation, { status: 'pending' })}>
          <CirclePause />
          Set to pending
        </MenuItem>
      )}
      {(status === 'snoozed' || status === 'pending') && (
        <MenuItem onSelect={() => placeAs(conversation, { status: 'open' })}>
          <RotateCcw />
          {status === 'snoozed' ? 'End the snooze' : 'Move back to open'}
        </MenuItem>
      )}
    </>
  );
}
