'use client';

import { useTransition } from 'react';
import { useDesk } from '@/lib/client/desk';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';

type Action = (account: number, previous: ActionState, form: FormData) => Promise<ActionState>;
type Fields = Readonly<Record<string, string | number>>;

const FAILED = 'Parley could not do this just now. Try again.';

/** Does something small at the press of a button and says what came of it; `then` follows what was done. */
export function useAct(then?: () => unknown) {
  const { account } = useDesk();
  const [isPending, start] = useTransition();
  const act = (action: Action, fields: Fields, said: string): void =>
    start(async () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, String(value));
      const state = await action(account.id, { status: 'idle' }, form).catch(() => null);
      if (state?.status === 'done') {
        toast(said);
        then?.();
      } else toast.error(state?.status === 'refused' ? state.message : FAILED);
    });
  return [act, isPending] as const;
}
