'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Field } from '@/components/ui/field';

type Props = {
  readonly label?: string;
  readonly name?: string;
  /** What was typed into a form that was refused. */
  readonly typed?: string | undefined;
  readonly autoFocus?: boolean;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly minLength?: number;
};

export function PasswordField({ label = 'Password', name = 'password', typed, ...props }: Props) {
  const [visible, setVisible] = useState(false);
  const Icon = visible ? EyeOff : Eye;
  return (
    <Field
      {...props}
      label={label}
      name={name}
      type={visible ? 'text' : 'password'}
      defaultValue={typed}
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={200}
      className="pr-11"
    >
      <button
        type="button"
        aria-label={`${visible ? 'Hide' : 'Show'} the ${spoken(label)}`}
        aria-pressed={visible}
        onClick={() => setVisible(!visible)}
        className="text-ink-subtle hover:bg-fill hover:text-ink absolute top-1 right-1 grid size-8 place-items-center rounded-sm"
      >
        <Icon className="size-4" />
      </button>
    </Field>
  );
}

const spoken = (label: string): string => label.toLowerCase();
