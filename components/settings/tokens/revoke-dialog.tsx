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
import { toast } from '@/lib/client/toast';
import type { AccessToken } from '@/lib/contracts/access-tokens';
import type { ActionState } from '@/lib/contracts/action-state';
import { revokeToken } from '@/lib/web/actions/access-tokens';

type Props = { readonly token: AccessToken };

/** It can't be undone: nobody could give the program its token back. */
export function RevokeDialog({ token }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm" aria-label={`Revoke ${token.name}`}>
          Revoke
        </Button>
      </DialogTrigger>
      <DialogContent className="max-w-md p-5">
        <DialogTitle className="text-lg font-semibold break-words">
          Revoke {token.name}?
        </DialogTitle>
        <DialogDescription className="text-ink-muted mt-1 text-sm text-pretty">
          The program that uses it is refused from its next request on. This can’t be undone; you
          can make a new token at any time.
        </DialogDescription>
        <RevokeForm token={token} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function RevokeForm({ token: { id, name }, close }: Props & { readonly close: () => void }) {
  const [state, revoke, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await revokeToken(previous, form);
      if (next.status === 'done') {
        toast(`${name} is revoked`);
        close();
      }
      return next;
    },
    { status: 'idle' },
  );
  return (
    <form action={revoke} className="mt-4 grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="id" value={id} />
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="danger" off={isPending}>
          {isPending ? 'Revoking…' : 'Revoke'}
        </Button>
      </div>
    </form>
  );
}
