'use client';

import { UserPlus } from 'lucide-react';
import { useActionState, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogTitle,
  DialogTrigger,
} from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useDesk } from '@/lib/client/desk';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';
import { invite } from '@/lib/web/actions/invitations';

export function InviteDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button look="solid">
          <UserPlus className="size-4" />
          Invite somebody
        </Button>
      </DialogTrigger>
      <DialogContent className="p-5">
        <DialogTitle className="text-lg font-semibold">Invite somebody</DialogTitle>
        <DialogDescription className="text-ink-muted mt-0.5 text-sm">
          They get a mail with a link that works once, for seven days.
        </DialogDescription>
        <InviteForm close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

/** Everything is kept by React, because a form is emptied after its action, also after a refused one. */
function InviteForm({ close }: { readonly close: () => void }) {
  const { account, inboxes } = useDesk();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('agent');
  const [chosen, setChosen] = useState<readonly number[]>(inboxes.map(({ id }) => id));
  const [state, send, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await invite(account.id, previous, form);
      if (next.status === 'done') {
        toast(`${email.trim()} is invited`);
        close();
      }
      return next;
    },
    { status: 'idle' },
  );
  const problems = state.status === 'invalid' ? state.fields : {};
  const toggle = (id: number) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <form action={send} className="mt-4 grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        maxLength={254}
        value={email}
        onChange={({ target }) => setEmail(target.value)}
        problem={problems.email?.[0]}
      />
      <fieldset>
        <legend className="text-ink mb-1 text-sm font-medium">Role</legend>
        <div className="-mx-2.5 grid gap-0.5">
          {ROLES.map(({ value, label, hint }) => (
            <Choice
              key={value}
              type="radio"
              name="role"
              value={value}
              label={label}
              hint={hint}
              checked={role === value}
              onChange={() => setRole(value)}
            />
          ))}
        </div>
      </fieldset>
      {inboxes.length > 0 && (
        <fieldset>
          <legend className="text-ink mb-1 text-sm font-medium">Inboxes</legend>
          <div className="-mx-2.5 grid max-h-40 gap-0.5 overflow-y-auto">
            {inboxes.map(({ id, name }) => (
              <Choice
                key={id}
                type="checkbox"
                name="inboxes[]"
                value={id}
                label={name}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="solid" off={isPending}>
          {isPending ? 'Sending…' : 'Send the invitation'}
        </Button>
      </div>
    </form>
  );
}

const ROLES = [
  { value: 'agent', label: 'Agent', hint: 'Answers in the inboxes that are chosen below.' },
  {
    value: 'administrator',
    label: 'Administrator',
    hint: 'Sees every inbox, invites people and changes settings.',
  },
] as const;
