'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ApiProblem, ask } from '@/lib/client/api';
import { useDesk } from '@/lib/client/desk';
import { toast } from '@/lib/client/toast';

type Props = {
  /** The inbox that is to be reconnected; null for a new one. */
  readonly inboxId: number | null;
  /** Nothing has to be done. */
  readonly isQuiet?: boolean;
  readonly size?: 'sm' | 'md' | 'lg';
  readonly children: string;
};

/** Leaves for Instagram's login, which sends back to the next step. */
export function LogInButton({
  inboxId,
  isQuiet = false,
  size = isQuiet ? 'md' : 'lg',
  children,
}: Props) {
  const { account } = useDesk();
  const [isLeaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(true);
    try {
      const path = `/api/v1/accounts/${account.id}/instagram/authorization`;
      const body = inboxId === null ? {} : { inbox_id: inboxId };
      const { url } = await ask<{ readonly url: string }>(path, { method: 'POST', body });
      window.location.assign(url);
    } catch (error) {
      setLeaving(false);
      toast.error(error instanceof ApiProblem ? error.message : 'It did not work. Try again.');
    }
  };
  return (
    <Button
      look={isQuiet ? 'outline' : 'solid'}
      size={size}
      disabled={isLeaving}
      onClick={() => void leave()}
    >
      {isLeaving ? 'Opening Instagram…' : children}
    </Button>
  );
}
