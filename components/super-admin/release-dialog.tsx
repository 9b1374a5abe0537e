'use client';

import { useActionState, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { submitUnreset } from '@/lib/client/submit-unreset';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';
import { releaseInbox } from '@/lib/web/actions/inboxes';

type Props = { readonly id: number; readonly name: string };

/** It stops somebody else's work, so it says what happens and wants the name typed. */
export function ReleaseDialog({ id, name }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Release ${name}`}>
          Release
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-md p-5">
        <DialogTitle className="text-lg font-semibold break-words">Release {name}?</DialogTitle>
        <DialogDescription className="text-ink-muted mt-1 text-sm text-pretty">
          The inbox stops sending and receiving at once, and its administrators are told by mail.
          What was written stays there and can be read. The account can then be connected elsewhere.
        </DialogDescription>
        <ReleaseForm id={id} name={name} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function ReleaseForm({ id, name, close }: Props & { readonly close: () => void }) {
  const [state, release, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await releaseInbox(previous, form);
      if (next.status === 'done') {
        toast(`${name} is released`);
        close();
      }
      return next;
    },
    { status: 'idle' },
  );
  return (
    <form onSubmit={submitUnreset(release)} className="mt-4 grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="id" value={id} />
      <Field
        label="The name of the inbox"
        hint={`Type ${name} to be sure.`}
        name="name"
        required
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        problem={state.status === 'invalid' ? state.fields.name?.[0] : undefined}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="danger" off={isPending}>
          {isPending ? 'Releasing…' : 'Release'}
        </Button>
      </div>
    </form>
  );
}
