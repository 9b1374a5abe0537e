'use client';

import { useActionState, useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Choice } from '@/components/ui/choice';
import { useDesk } from '@/lib/client/desk';
import { submitUnreset } from '@/lib/client/submit-unreset';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';
import type { InboxSettings } from '@/lib/contracts/inboxes';
import { changeInboxMembers } from '@/lib/web/actions/inboxes';

/** Who is in it. What the boxes said before travels along, so that a late save undoes nobody else's. */
export function InboxPeople({ inbox: { id, people } }: { readonly inbox: InboxSettings }) {
  const { account } = useDesk();
  const known = people.flatMap((each) => (each.isMember ? each.id : []));
  const [flipped, setFlipped] = useState<readonly number[]>([]);
  const isIn = (member: number) => known.includes(member) !== flipped.includes(member);
  const leaving = people.some(
    ({ id: one, role }) => role === 'agent' && known.includes(one) && !isIn(one),
  );
  const [state, save, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await changeInboxMembers(account.id, previous, form);
      if (next.status === 'done') {
        setFlipped([]);
        toast('Saved');
      }
      return next;
    },
    { status: 'idle' },
  );
  const flip = (member: number) =>
    setFlipped(
      flipped.includes(member) ? flipped.filter((each) => each !== member) : [...flipped, member],
    );
  return (
    <form onSubmit={submitUnreset(save)} className="grid gap-3">
      <div>
        <h2 id="people" className="text-ink text-base font-semibold">
          Members
        </h2>
        <p className="text-ink-muted text-sm">
          Agents see and answer only what comes to their inboxes. Administrators see it anyway.
        </p>
      </div>
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="id" value={id} />
      {known.map((member) => (
        <input key={member} type="hidden" name="known[]" value={member} />
      ))}
      <fieldset aria-labelledby="people" className="-mx-2.5 grid gap-0.5 md:grid-cols-2">
        {people.map((person) => (
          <Choice
            key={person.id}
            type="checkbox"
            name="members[]"
            value={person.id}
            label={person.name}
            hint={person.role === 'administrator' ? 'Administrator' : 'Agent'}
            checked={isIn(person.id)}
            onChange={() => flip(person.id)}
          />
        ))}
      </fieldset>
      <p role="status" className="text-warn text-xs empty:hidden">
        {leaving &&
          'Whoever leaves no longer sees this inbox, at once. Their open conversations in it will wait unassigned.'}
      </p>
      <div>
        <Button type="submit" look="solid" off={isPending || flipped.length === 0}>
          {isPending ? 'Saving…' : 'Save members'}
        </Button>
      </div>
    </form>
  );
}
