'use client';

import { CircleCheck, Send } from 'lucide-react';
import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { sendTestMail } from '@/lib/web/actions/settings';

export function TestMail({ to }: { readonly to: string }) {
  const [state, send, isPending] = useActionState(sendTestMail, { status: 'idle' });
  return (
    <form action={send} className="mt-6 grid gap-3">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={isPending}>
          <Send className="size-4" />
          {isPending ? 'Sending…' : 'Send a test mail'}
        </Button>
        <p role="status" className="text-ink-muted flex min-w-0 items-center gap-1.5 text-sm">
          {state.status === 'done' ? (
            <>
              <CircleCheck aria-hidden className="text-good size-4 shrink-0" />
              The mail server took it. Look into {to}.
            </>
          ) : (
            `It goes to ${to}.`
          )}
        </p>
      </div>
    </form>
  );
}
