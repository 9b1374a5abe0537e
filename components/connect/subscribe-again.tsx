'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { useDesk } from '@/lib/client/desk';
import type { ActionState } from '@/lib/contracts/action-state';
import { subscribeInbox } from '@/lib/web/actions/inboxes';

type Props = { readonly inboxId: number; readonly children?: string };

/** Asks for webhooks now instead of at the next try. */
export function SubscribeAgain({ inboxId, children = 'Ask Instagram again' }: Props) {
  const { account } = useDesk();
  const [state, subscribe, isPending] = useActionState(
    (previous: ActionState, form: FormData) => subscribeInbox(account.id, previous, form),
    { status: 'idle' },
  );
  return (
    <form action={subscribe} className="grid gap-2">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="id" value={inboxId} />
      <div>
        <Button type="submit" size="sm" disabled={isPending}>
          {isPending ? 'Asking…' : children}
        </Button>
      </div>
    </form>
  );
}
