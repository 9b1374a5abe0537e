'use client';

import { signIn } from 'next-auth/react';
import { Button } from '@/components/ui/button';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { setPassword } from '@/lib/web/actions/password';
import { FormProblem } from './form-problem';
import { PasswordField } from './password-field';

type Props = { readonly token: string; readonly email: string };

/** Sets the password of whoever the link was mailed to, and signs this browser in with it. */
export function NewPasswordForm({ token, email }: Props) {
  const form = useKeptForm(setPassword, (data) => enter(email, String(data.get('password') ?? '')));
  const busy = form.isPending || form.isDone;
  return (
    <form action={form.submit} className="grid gap-4">
      <FormProblem sentence={form.refusal} />
      <input type="hidden" name="token" value={token} />
      {/* For password managers, which keep a password together with its name. */}
      <input
        type="text"
        name="username"
        autoComplete="username"
        value={email}
        readOnly
        tabIndex={-1}
        aria-hidden
        className="sr-only"
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        hint="At least 10 characters."
        minLength={10}
        autoFocus
        typed={form.typed.password}
        problem={form.problemOf('password')}
      />
      <Button type="submit" look="solid" size="lg" className="mt-1 w-full" off={busy}>
        {busy ? 'Setting it…' : 'Set the password'}
      </Button>
    </form>
  );
}

/** The address of this page is a secret, so it is kept from where next-auth would put it. */
async function enter(email: string, password: string): Promise<void> {
  const credentials = { redirect: false, callbackUrl: '/', email, password } as const;
  const answer = await signIn('credentials', credentials).catch(() => null);
  window.location.replace(answer?.ok ? '/password/changed' : '/sign-in');
}
