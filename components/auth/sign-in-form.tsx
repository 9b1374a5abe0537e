'use client';

import Link from 'next/link';
import { signIn } from 'next-auth/react';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { nextPath, signInProblem } from '@/lib/client/sign-in-problem';
import { FormProblem } from './form-problem';
import { PasswordField } from './password-field';

type Tried = { readonly email: string; readonly problem: string | null };

export function SignInForm() {
  const [{ email, problem }, tryIt, isPending] = useActionState(enter, {
    email: '',
    problem: null,
  });
  return (
    <form action={tryIt} className="grid gap-4">
      <FormProblem sentence={problem} />
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        maxLength={254}
        defaultValue={email}
      />
      <div className="relative">
        <PasswordField autoComplete="current-password" />
        <Link
          href="/password"
          className="text-accent-ink absolute top-0 right-0 text-sm underline-offset-2 hover:underline"
        >
          Forgot your password?
        </Link>
      </div>
      <Button type="submit" look="solid" size="lg" className="mt-1 w-full" off={isPending}>
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  );
}

async function enter(_tried: Tried, form: FormData): Promise<Tried> {
  const email = String(form.get('email') ?? '');
  const password = String(form.get('password') ?? '');
  const answer = await signIn('credentials', { redirect: false, email, password }).catch(
    () => null,
  );
  if (!answer?.ok) return { email, problem: signInProblem(answer?.error) };

  window.location.assign(nextPath(window.location.search));
  return { email, problem: null };
}
