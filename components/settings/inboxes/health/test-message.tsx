'use client';

import { useState } from 'react';
import { FirstMessage } from '@/components/connect/first-message';
import { Button } from '@/components/ui/button';

type Props = {
  readonly inboxId: number;
  readonly username: string | null;
  /** ISO 8601, by the server's clock, which what arrives is measured by too: this browser's may be wrong. */
  readonly paintedAt: string;
};

/** Waits for a message that somebody writes to prove that it arrives. */
export function TestMessage({ inboxId, username, paintedAt }: Props) {
  const [since, setSince] = useState<string | null>(null);
  if (since) {
    return (
      <div className="mt-3">
        <FirstMessage inboxId={inboxId} username={username} since={since} />
      </div>
    );
  }
  return (
    <Button size="sm" className="mt-2" onClick={() => setSince(paintedAt)}>
      Test it with a message
    </Button>
  );
}
