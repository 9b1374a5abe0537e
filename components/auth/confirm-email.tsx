'use client';

import { Button } from '@/components/ui/button';
import { useKeptForm } from '@/lib/client/use-kept-form';
import { confirmEmail } from '@/lib/web/actions/email';
import { AuthFrame } from './auth-frame';
import { FormProblem } from './form-problem';
import { LinkOver } from './link-over';

type Props = { readonly token: string; readonly email: string };

/** A click of a person, because mail programs open links by themselves. */
export function ConfirmEmail({ token, email }: Props) {
  const form = useKeptForm(confirmEmail);
  const done = `From now on you sign in with ${email}.`;
  return (
    <>
      <p role="status" className="sr-only">
        {form.isDone && done}
      </p>
      {form.isDone ? (
        <AuthFrame title="Your address is changed" lead={done}>
          <LinkOver first={{ href: '/', label: 'Go to Parley' }} />
        </AuthFrame>
      ) : (
        <AuthFrame
          title="Confirm your address"
          lead={`Use ${email} to sign in to Parley, and for its mails to you?`}
        >
          <form action={form.submit} className="grid gap-4">
            <FormProblem sentence={form.refusal} />
            <input type="hidden" name="token" value={token} />
            <Button type="submit" look="solid" size="lg" off={form.isPending}>
              {form.isPending ? 'One moment…' : 'Use this address'}
            </Button>
          </form>
        </AuthFrame>
      )}
    </>
  );
}
