'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Field } from '@/components/ui/field';

type Props = {
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly minLength?: number;
};

export function PasswordField({ autoComplete, hint, problem, minLength }: Props) {
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  return (
    <Field
      label="Password"
      name="password"
      type={visible ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      required
      minLength={minLength}
      maxLength={200}
      hint={hint}
      problem={problem}
      className="pr-11"
    >
      <button
        type="button"
        aria-label={visible ? 'Hide the password' : 'Show the password'}
        aria-pressed={visible}
        onClick={() => setVisible(!visible)}
        className="text-ink-subtle hover:bg-fill hover:text-ink absolute top-1 right-1 grid size-8 place-items-center rounded-sm"
      >
        <Icon className="size-4" />
      </button>
    </Field>
  );
}
