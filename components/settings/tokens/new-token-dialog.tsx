'use client';

import { Plus } from 'lucide-react';
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
import type { ActionState } from '@/lib/contracts/action-state';
import { createToken } from '@/lib/web/actions/access-tokens';
import { MadeToken } from './made-token';

type Made = { readonly name: string; readonly secret: string };

export function NewTokenDialog() {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const change = (open: boolean) => {
    setOpen(open);
    if (open) setMade(null);
  };
  return (
    <Dialog open={isOpen} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button look="solid">
          <Plus className="size-4" />
          New token
        </Button>
      </DialogTrigger>
      <DialogContent
        className="p-5"
        // A press beside the dialog must not lose what is shown only once.
        onInteractOutside={(event) => made && event.preventDefault()}
      >
        {made ? (
          <MadeToken name={made.name} secret={made.secret} close={() => setOpen(false)} />
        ) : (
          <>
            <DialogTitle className="text-lg font-semibold">New token</DialogTitle>
            <DialogDescription className="text-ink-muted mt-0.5 text-sm text-pretty">
              It works in every account that you are a member of, until you revoke it.
            </DialogDescription>
            <NameForm close={() => setOpen(false)} show={setMade} />
          </>
        )}
      </DialogContent>
    </Dialog>
  );
}

type FormProps = { readonly close: () => void; readonly show: (made: Made) => void };

function NameForm({ close, show }: FormProps) {
  const [name, setName] = useState('');
  const [state, create, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await createToken(previous, form);
      if (next.status === 'done' && next.secret) show({ name: name.trim(), secret: next.secret });
      return next;
    },
    { status: 'idle' },
  );
  return (
    <form action={create} className="mt-4 grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <Field
        label="Name"
        name="name"
        hint="What it is for, such as Nightly export."
        autoComplete="off"
        autoFocus
        required
        maxLength={80}
        value={name}
        onChange={({ target }) => setName(target.value)}
        problem={state.status === 'invalid' ? state.fields.name?.[0] : undefined}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="solid" off={isPending}>
          {isPending ? 'Making…' : 'Make the token'}
        </Button>
      </div>
    </form>
  );
}
