'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { useDesk } from '@/lib/client/desk';
import type { ActionState } from '@/lib/contracts/action-state';
import { connectFound } from '@/lib/web/actions/inboxes';

/** Makes an inbox of the account that was logged in to instead. */
export function ConnectFound() {
  const { account } = useDesk();
  const [state, connect, isPending] = useActionState(
    (previous: ActionState, form: FormData) => connectFound(account.id, previous, form),
    { status: 'idle' },
  );
  return (
    <form action={connect} className="mt-2 grid gap-2">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <div>
        <Button type="submit" disabled={isPending}>
          {isPending ? 'Connecting…' : 'Connect it as a new inbox'}
        </Button>
      </div>
    </form>
  );
}
