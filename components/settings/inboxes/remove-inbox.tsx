'use client';

import { useActionState, useId, useState } from 'react';
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
import { useDesk } from '@/lib/client/desk';
import { submitUnreset } from '@/lib/client/submit-unreset';
import type { InboxSettings } from '@/lib/contracts/inboxes';
import { TRAITS } from '@/lib/domain/channel';
import { isNamed } from '@/lib/domain/removal';
import { removeInbox } from '@/lib/web/actions/inboxes';

type Props = { readonly inbox: InboxSettings };

/** The end of the page, and of the inbox: it can't be undone, so its name has to be typed. */
export function RemoveInbox({ inbox }: Props) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { name, channel } = inbox;
  return (
    <section
      aria-labelledby={id}
      className="border-bad/35 flex flex-wrap items-center justify-between gap-x-6 gap-y-4 rounded-lg border p-4"
    >
      <div className="min-w-0 flex-1 basis-72">
        <h2 id={id} className="text-ink text-base font-semibold">
          Remove this inbox
        </h2>
        <p className="text-ink-muted mt-1 text-sm text-pretty">
          All its conversations, messages and notes are deleted, for everybody and for ever.{' '}
          {TRAITS[channel].label} sends nothing more to it, and its account may be connected again
          as a new inbox.
        </p>
      </div>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        <DialogTrigger asChild>
          <Button look="danger">Remove…</Button>
        </DialogTrigger>
        <DialogContent className="max-w-md p-5">
          <DialogTitle className="text-lg font-semibold break-words">Remove {name}?</DialogTitle>
          <DialogDescription className="text-ink-muted mt-1 text-sm text-pretty">
            All its conversations, messages and notes are lost, for everybody and for ever. Nobody
            can bring them back, and it begins at once.
          </DialogDescription>
          <RemoveForm inbox={inbox} close={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </section>
  );
}

function RemoveForm({ inbox: { id, name }, close }: Props & { readonly close: () => void }) {
  const { account } = useDesk();
  const [typed, setTyped] = useState('');
  const [state, remove, isPending] = useActionState(removeInbox.bind(null, account.id), {
    status: 'idle',
  });
  const problems = state.status === 'invalid' ? state.fields : {};
  return (
    <form onSubmit={submitUnreset(remove)} className="mt-4 grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="id" value={id} />
      <Field
        label="The name of the inbox"
        name="name"
        required
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        hint={`Type ${name} to be sure.`}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        problem={problems.name?.[0]}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="danger" off={isPending || !isNamed(typed, name)}>
          {isPending ? 'Removing…' : 'Remove for ever'}
        </Button>
      </div>
    </form>
  );
}
