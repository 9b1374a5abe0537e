'use client';

import { useActionState, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { Field } from '@/components/ui/field';
import { useDesk } from '@/lib/client/desk';
import { submitUnreset } from '@/lib/client/submit-unreset';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';
import type { InboxSettings } from '@/lib/contracts/inboxes';
import { changeInbox } from '@/lib/web/actions/inboxes';

/** Its name, and what happens when somebody writes again. */
export function InboxForm({ inbox }: { readonly inbox: InboxSettings }) {
  const { account } = useDesk();
  const [name, setName] = useState(inbox.name);
  const [single, setSingle] = useState(inbox.lockToSingleConversation);
  const [state, save, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await changeInbox(account.id, previous, form);
      if (next.status === 'done') toast('Saved');
      return next;
    },
    { status: 'idle' },
  );
  const problems = state.status === 'invalid' ? state.fields : {};
  const changed = name.trim() !== inbox.name || single !== inbox.lockToSingleConversation;
  return (
    <form onSubmit={submitUnreset(save)} className="grid gap-4">
      <h2 className="text-ink text-base font-semibold">General</h2>
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="id" value={inbox.id} />
      <Field
        label="Name"
        name="name"
        required
        maxLength={80}
        autoComplete="off"
        hint="Only your team sees it."
        value={name}
        onChange={({ target }) => setName(target.value)}
        problem={problems.name?.[0]}
      />
      <Choice
        type="checkbox"
        name="single"
        label="One conversation per person"
        hint="When somebody writes again after a resolve, their old conversation opens again; without this, a new one begins."
        checked={single}
        onChange={({ target }) => setSingle(target.checked)}
        className="-mx-2.5"
      />
      <div>
        <Button type="submit" look="solid" off={isPending || !changed}>
          {isPending ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
