'use client';

import { signOut } from 'next-auth/react';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';

type Props = { readonly is: string; readonly invited: string };

/** The browser belongs to another person, who is not the one invited. */
export function SomebodyElse({ is, invited }: Props) {
  const [isPending, start] = useTransition();
  const leave = () =>
    start(async () => {
      await signOut({ redirect: false, callbackUrl: '/' });
      window.location.reload();
    });
  return (
    <div className="grid gap-4">
      <p className="text-ink-muted text-sm text-pretty">
        This invitation is for <span className="text-ink font-medium">{invited}</span>, and you are
        signed in as <span className="text-ink font-medium">{is}</span>. Sign out to accept it as{' '}
        {invited}, or ask for an invitation of your own address.
      </p>
      <Button look="solid" size="lg" className="w-full" off={isPending} onClick={leave}>
        {isPending ? 'Signing out…' : 'Sign out and go on'}
      </Button>
    </div>
  );
}
