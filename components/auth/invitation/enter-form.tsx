'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { acceptInvitation } from '@/lib/web/actions/invitations';
import { enter } from './enter';

type Props = { readonly token: string; readonly email: string };

/** Somebody whom Parley knows signs in and joins in one step. */
export function EnterForm({ token, email }: Props) {
  const [problem, tryIt, isPending] = useActionState(signInAndJoin, null);
  return (
    <form action={tryIt} className="grid gap-4">
      <FormProblem sentence={problem} />
      <p className="text-ink-muted text-sm">
        You have a Parley user already. Sign in with it to join.
      </p>
      <input type="hidden" name="token" value={token} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
      />
      <PasswordField autoComplete="current-password" />
      <Button type="submit" look="solid" size="lg" className="mt-1 w-full" off={isPending}>
        {isPending ? 'Joining…' : 'Sign in and join'}
      </Button>
    </form>
  );
}

async function signInAndJoin(_before: string | null, form: FormData): Promise<string | null> {
  const problem = await enter(String(form.get('email')), String(form.get('password')));
  if (problem) return problem;

  const state = await acceptInvitation({ status: 'idle' }, form);
  if (state.status === 'refused') return state.message;
  window.location.reload();
  return null;
}
