'use client';

import { signIn } from 'next-auth/react';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { setUp } from '@/lib/web/actions/setup';
import { FormProblem } from './form-problem';
import { PasswordField } from './password-field';

type State = Awaited<ReturnType<typeof setUp>>;
type Tried = { readonly state: State; readonly typed: Readonly<Record<string, string>> };

const FRESH: Tried = { state: { status: 'idle' }, typed: {} };

export function SetupForm() {
  const [{ state, typed }, tryIt, isPending] = useActionState(create, FRESH);
  const problems = state.status === 'invalid' ? state.fields : {};
  const done = state.status === 'done';
  return (
    <form action={tryIt} className="grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <Field
        label="Your name"
        name="name"
        autoComplete="name"
        required
        autoFocus
        maxLength={80}
        defaultValue={typed.name}
        problem={problems.name?.[0]}
      />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        defaultValue={typed.email}
        problem={problems.email?.[0]}
      />
      <PasswordField
        autoComplete="new-password"
        hint="At least 10 characters."
        minLength={10}
        problem={problems.password?.[0]}
      />
      <Field
        label="Team or company"
        name="account"
        autoComplete="organization"
        required
        maxLength={80}
        hint="This account will hold your inboxes."
        defaultValue={typed.account}
        problem={problems.account?.[0]}
      />
      <Button type="submit" look="solid" size="lg" className="mt-1 w-full" off={isPending || done}>
        {isPending || done ? 'Setting up…' : 'Set up Parley'}
      </Button>
    </form>
  );
}

/** React empties a form after its action, so what was typed comes back from here; the password does not. */
async function create({ state }: Tried, form: FormData): Promise<Tried> {
  const typed = Object.fromEntries(
    ['name', 'email', 'account'].map((name) => [name, String(form.get(name) ?? '')]),
  );
  const next = await setUp(state, form);
  if (next.status === 'done') {
    const password = String(form.get('password') ?? '');
    await signIn('credentials', { redirect: false, email: typed.email, password }).catch(
      () => null,
    );
    window.location.assign('/');
  }
  return { state: next, typed };
}
