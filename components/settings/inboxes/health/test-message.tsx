'use client';

import { useState } from 'react';
import { FirstMessage } from '@/components/connect/first-message';
import { Button } from '@/components/ui/button';

type Props = { readonly inboxId: number; readonly username: string | null };

/** Waits for a message that somebody writes to prove that it arrives. */
export function TestMessage({ inboxId, username }: Props) {
  const [since, setSince] = useState<string | null>(null);
  if (since) {
    return (
      <div className="mt-3">
        <FirstMessage inboxId={inboxId} username={username} since={since} />
      </div>
    );
  }
  return (
    <Button size="sm" className="mt-2" onClick={() => setSince(new Date().toISOString())}>
      Test it with a message
    </Button>
  );
}
