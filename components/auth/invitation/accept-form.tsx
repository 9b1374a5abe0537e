'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import type { ActionState } from '@/lib/contracts/action-state';
import { acceptInvitation } from '@/lib/web/actions/invitations';

type Props = { readonly token: string; readonly name: string; readonly email: string };

/** The right person is signed in: one press. */
export function AcceptForm({ token, name, email }: Props) {
  const [state, accept, isPending] = useActionState(join, { status: 'idle' });
  const done = state.status === 'done';
  return (
    <form action={accept} className="grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="token" value={token} />
      <p className="text-ink-muted text-sm">
        You are signed in as <span className="text-ink font-medium">{name}</span> ({email}).
      </p>
      <Button type="submit" look="solid" size="lg" className="w-full" off={isPending || done}>
        {isPending || done ? 'Joining…' : 'Join'}
      </Button>
    </form>
  );
}

async function join(before: ActionState, form: FormData): Promise<ActionState> {
  const state = await acceptInvitation(before, form);
  // The page itself knows by now where it has led to, and goes there.
  if (state.status === 'done') window.location.reload();
  return state;
}
