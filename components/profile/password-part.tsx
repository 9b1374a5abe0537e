'use client';

import { useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { changePassword } from '@/lib/web/actions/profile';
import { Part } from './part';
import { Saved } from './saved';

export function PasswordPart({ email }: { readonly email: string }) {
  const [shown, setShown] = useState<'closed' | 'open' | 'changed'>('closed');
  return (
    <Part
      title="Password"
      lead="A new one signs you out everywhere else, and ends links that are under way by mail."
    >
      <div className="grid max-w-100 gap-4">
        {shown === 'open' ? (
          <ChangePassword email={email} onEnd={setShown} />
        ) : (
          <div className="flex flex-wrap items-center gap-3">
            <Button onClick={() => setShown('open')}>Change password</Button>
            <Saved shown={shown === 'changed'}>Changed. You are signed out everywhere else.</Saved>
          </div>
        )}
      </div>
    </Part>
  );
}

type Props = { readonly email: string; readonly onEnd: (how: 'closed' | 'changed') => void };

function ChangePassword({ email, onEnd }: Props) {
  const form = useKeptForm(changePassword, () => onEnd('changed'));
  return (
    <form action={form.submit} className="grid gap-4">
      <FormProblem sentence={form.refusal} />
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
        label="Current password"
        name="current"
        autoComplete="current-password"
        autoFocus
        typed={form.typed.current}
        problem={form.problemOf('current')}
      />
      <PasswordField
        label="New password"
        autoComplete="new-password"
        hint="At least 10 characters."
        minLength={10}
        typed={form.typed.password}
        problem={form.problemOf('password')}
      />
      <div className="flex gap-2">
        <Button type="submit" look="solid" off={form.isPending}>
          {form.isPending ? 'Changing…' : 'Set the password'}
        </Button>
        <Button look="quiet" onClick={() => onEnd('closed')}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
