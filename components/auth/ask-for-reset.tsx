'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonLook } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { askForReset } from '@/lib/web/actions/password';
import { AuthFrame } from './auth-frame';
import { FormProblem } from './form-problem';

/** Asks for an address; says the same whether it is ours or not. */
export function AskForReset() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  return (
    <>
      <p role="status" className="sr-only">
        {sentTo !== null && `Look into your mail. ${wordsFor(sentTo)}`}
      </p>
      {sentTo === null ? (
        <AuthFrame
          title="Forgot your password?"
          lead="Tell us the address that you sign in with, and we mail you a link to a new one."
        >
          <Ask onSent={setSentTo} />
        </AuthFrame>
      ) : (
        <AuthFrame title="Look into your mail" lead={wordsFor(sentTo)}>
          <Sent onAgain={() => setSentTo(null)} />
        </AuthFrame>
      )}
    </>
  );
}

const wordsFor = (email: string) =>
  `If ${email} belongs to somebody here, a link is on its way. It works once, for an hour.`;

function Ask({ onSent }: { readonly onSent: (email: string) => void }) {
  const form = useKeptForm(askForReset, (data) => onSent(String(data.get('email') ?? '')));
  return (
    <form action={form.submit} className="grid gap-4">
      <FormProblem sentence={form.refusal} />
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
        defaultValue={form.typed.email}
        problem={form.problemOf('email')}
      />
      <Button type="submit" look="solid" size="lg" className="mt-1 w-full" off={form.isPending}>
        {form.isPending ? 'One moment…' : 'Mail me a link'}
      </Button>
      <Link
        href="/sign-in"
        className={buttonLook({ look: 'quiet', className: 'justify-self-center' })}
      >
        Back to signing in
      </Link>
    </form>
  );
}

function Sent({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <div className="grid gap-4">
      <p className="text-ink-muted text-sm text-pretty">
        Nothing after a few minutes? Look among the spam, and whether the address is the one that
        you sign in with.
      </p>
      <div className="grid gap-2">
        <Link href="/sign-in" ref={focus} className={buttonLook({ look: 'solid', size: 'lg' })}>
          Back to signing in
        </Link>
        <Button look="quiet" onClick={onAgain}>
          Try another address
        </Button>
      </div>
    </div>
  );
}

/** The button that was pressed is gone, so focus goes to the next step. */
const focus = (link: HTMLAnchorElement | null) => link?.focus();
