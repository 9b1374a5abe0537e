'use client';

import { CloudOff } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { State } from '@/components/ui/state';

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

export default function ErrorPage({ error, reset }: Props) {
  return (
    <main role="alert" className="grid min-h-dvh flex-1 place-items-center">
      <title>Something went wrong · Parley</title>
      <State
        icon={<CloudOff />}
        title="Parley stumbled"
        action={<Button onClick={reset}>Try again</Button>}
      >
        This page could not be shown. What you wrote is kept.
        {error.digest && (
          <span className="text-ink-subtle mt-2 block text-xs">Reference {error.digest}</span>
        )}
      </State>
    </main>
  );
}
