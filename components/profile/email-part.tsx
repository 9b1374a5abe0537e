'use client';

import { MailQuestion } from 'lucide-react';
import { useState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { PasswordField } from '@/components/auth/password-field';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Time } from '@/components/ui/time';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { cancelEmailChange, changeEmail, resendEmailChange } from '@/lib/web/actions/profile';
import { Part } from './part';
import { Saved } from './saved';

export type PendingEmail = { readonly email: string; readonly until: string };

type Props = { readonly email: string; readonly pending: PendingEmail | undefined };

export function EmailPart({ email, pending }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Part title="Email address" lead="You sign in with it, and Parley writes to you there.">
      <div className="grid max-w-100 gap-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="text-ink min-w-0 text-base font-medium break-words">{email}</p>
          {!open && (
            <Button onClick={() => setOpen(true)}>
              {pending ? 'Use another address' : 'Change address'}
            </Button>
          )}
        </div>
        {pending && !open && <Pending {...pending} />}
        {open && <ChangeEmail onEnd={() => setOpen(false)} />}
      </div>
    </Part>
  );
}

function ChangeEmail({ onEnd }: { readonly onEnd: () => void }) {
  const form = useKeptForm(changeEmail, onEnd);
  return (
    <form action={form.submit} className="grid gap-4">
      <FormProblem sentence={form.refusal} />
      <Field
        label="New address"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        autoFocus
        maxLength={254}
        hint="We mail a link there. Until you open it, nothing changes."
        defaultValue={form.typed.email}
        problem={form.problemOf('email')}
      />
      <PasswordField
        label="Current password"
        name="current"
        autoComplete="current-password"
        typed={form.typed.current}
        problem={form.problemOf('current')}
      />
      <div className="flex gap-2">
        <Button type="submit" look="solid" off={form.isPending}>
          {form.isPending ? 'Sending…' : 'Mail the link'}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function Pending({ email, until }: PendingEmail) {
  const resend = useKeptForm(resendEmailChange);
  const cancel = useKeptForm(cancelEmailChange);
  const busy = resend.isPending || cancel.isPending;
  return (
    <div className="border-line bg-fill grid gap-3 rounded-md border px-3 py-3 text-sm">
      <div className="flex items-start gap-2.5">
        <MailQuestion aria-hidden className="text-accent-ink mt-0.5 size-4 shrink-0" />
        <p role="status" className="text-ink-muted min-w-0 text-pretty">
          Waiting for <span className="text-ink font-medium break-words">{email}</span>: open the
          link that we mailed there. It works until <Time at={until} as="date" />,{' '}
          <Time at={until} as="clock" />.
        </p>
      </div>
      <FormProblem sentence={resend.refusal ?? cancel.refusal} />
      <div className="flex flex-wrap items-center gap-2">
        <form action={resend.submit}>
          <Button type="submit" size="sm" off={busy}>
            {resend.isPending ? 'Sending…' : 'Send it again'}
          </Button>
        </form>
        <form action={cancel.submit}>
          <Button type="submit" size="sm" look="quiet" off={busy}>
            Cancel the change
          </Button>
        </form>
        <Saved shown={resend.isDone && !busy}>Sent</Saved>
      </div>
    </div>
  );
}
