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
import { type InboxSwitch, SWITCHES, type Switches } from '@/lib/domain/inbox-switch';
import { changeInbox } from '@/lib/web/actions/inboxes';

/** Its name, and what happens in it by itself. */
export function InboxForm({ inbox }: { readonly inbox: InboxSettings }) {
  const { account } = useDesk();
  const [name, setName] = useState(inbox.name);
  const [switches, setSwitches] = useState<Switches>(inbox);
  const [state, save, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await changeInbox(account.id, previous, form);
      if (next.status === 'done') toast('Saved');
      return next;
    },
    { status: 'idle' },
  );
  const problems = state.status === 'invalid' ? state.fields : {};
  const changed =
    name.trim() !== inbox.name || SWITCHES.some((each) => switches[each] !== inbox[each]);
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
      <div className="-mx-2.5 grid gap-0.5">
        {SWITCHES.map((each) => (
          <Choice
            key={each}
            type="checkbox"
            name={each}
            {...WORDS[each]}
            checked={switches[each]}
            onChange={({ target }) => setSwitches({ ...switches, [each]: target.checked })}
          />
        ))}
      </div>
      <div>
        <Button type="submit" look="solid" off={isPending || !changed}>
          {isPending ? 'Saving…' : 'Save'}
        </Button>
      </div>
    </form>
  );
}

type Words = { readonly label: string; readonly hint: string };

const WORDS: Readonly<Record<InboxSwitch, Words>> = {
  lockToSingleConversation: {
    label: 'One conversation per person',
    hint: 'Whoever writes again after a resolve finds their newest conversation open again. Without this a new one begins, and the old one stays as it is. You can change it at any time; nothing that was written moves.',
  },
  showsTyping: {
    label: 'Show when somebody is writing',
    hint: 'The customer sees it in Instagram while one of you writes an answer.',
  },
  showsSeen: {
    label: 'Show that messages were seen',
    hint: 'When one of you opens a conversation, the customer sees “Seen” under what they wrote.',
  },
  reacts: {
    label: 'Allow reactions',
    hint: 'Your team may put an emoji on what a customer wrote; the customer sees it.',
  },
};
