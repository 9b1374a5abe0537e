'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useOverlays } from '@/lib/client/overlays';
import { usePlaceAs } from '@/lib/client/place-as';
import { localInput } from '@/lib/client/snooze-times';
import type { ConversationSummary } from '@/lib/contracts/conversations';

type Props = { readonly conversation: ConversationSummary };

const DAY = 86_400_000;

export function SnoozeDialog({ conversation }: Props) {
  const { close } = useOverlays();
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent className="max-w-sm p-5">
        <DialogTitle className="text-lg font-semibold">Snooze until</DialogTitle>
        <DialogDescription className="text-ink-muted mt-0.5 text-sm text-pretty">
          It comes back to the open ones then, or as soon as {conversation.contact.displayName}{' '}
          writes.
        </DialogDescription>
        <TimeForm conversation={conversation} />
      </DialogContent>
    </Dialog>
  );
}

function TimeForm({ conversation }: Props) {
  const { close } = useOverlays();
  const placeAs = usePlaceAs();
  const [typed, setTyped] = useState(() => localInput(new Date(Date.now() + DAY)));
  const [problem, setProblem] = useState<string>();

  const snooze = (event: FormEvent) => {
    event.preventDefault();
    const until = new Date(typed);
    if (Number.isNaN(until.getTime())) return setProblem('Choose a day and a time.');
    if (until.getTime() <= Date.now()) return setProblem('Choose a time that is still to come.');
    close();
    placeAs(conversation, { status: 'snoozed', until: until.toISOString() });
  };
  return (
    <form noValidate onSubmit={snooze} className="mt-4 grid gap-4">
      <Field
        label="Day and time"
        type="datetime-local"
        autoFocus
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setProblem(undefined);
        }}
        problem={problem}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="solid">
          Snooze
        </Button>
      </div>
    </form>
  );
}
