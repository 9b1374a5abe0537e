'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { ActionState } from '@/lib/contracts/action-state';
import { joinAsNewcomer } from '@/lib/web/actions/invitations';
import { enter } from './enter';

type Props = { readonly token: string; readonly email: string };
type Tried = { readonly state: ActionState; readonly name: string };

/** Somebody new: the mail has proved the address, so name and password are all there is to say. */
export function JoinForm({ token, email }: Props) {
  const [{ state, name }, tryIt, isPending] = useActionState(join, {
    state: { status: 'idle' },
    name: '',
  });
  const problems = state.status === 'invalid' ? state.fields : {};
  const done = state.status === 'done';
  return (
    <form action={tryIt} className="grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="token" value={token} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
      />
      <Field
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus
        maxLength={80}
        defaultValue={name}
        hint="Your team sees it."
        problem={problems.name?.[0]}
      />
      <PasswordField
        autoComplete="new-password"
        hint="At least 10 characters."
        minLength={10}
        problem={problems.password?.[0]}
      />
      <Button type="submit" look="solid" size="lg" className="mt-1 w-full" off={isPending || done}>
        {isPending || done ? 'Joining…' : 'Join'}
      </Button>
    </form>
  );
}

/** React empties a form after its action, so the name comes back from here; the password does not. */
async function join({ state }: Tried, form: FormData): Promise<Tried> {
  const next = await joinAsNewcomer(state, form);
  if (next.status === 'done') {
    await enter(String(form.get('email')), String(form.get('password')));
    window.location.reload();
  }
  return { state: next, name: String(form.get('name') ?? '') };
}
