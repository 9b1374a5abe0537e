'use client';

import { useActionState } from 'react';
import type { ActionState } from '@/lib/contracts/action-state';

type Act = (previous: ActionState, form: FormData) => Promise<ActionState>;

type Tried = { readonly state: ActionState; readonly typed: Readonly<Record<string, string>> };

const FRESH: Tried = { state: { status: 'idle' }, typed: {} };

const UNREACHABLE: ActionState = {
  status: 'refused',
  message: 'No connection. Check your network and try again.',
};

/**
 * A form that loses nothing: React empties one after its action, so what was typed comes back as `typed`, for
 * `defaultValue`, until it has been taken. `onDone` runs before the form says that it is done.
 */
export function useKeptForm(act: Act, onDone?: (form: FormData) => Promise<void> | void) {
  const [{ state, typed }, submit, isPending] = useActionState(
    async ({ state: previous }: Tried, form: FormData): Promise<Tried> => {
      const next = await act(previous, form).catch(() => UNREACHABLE);
      if (next.status !== 'done') return { state: next, typed: textsIn(form) };
      await onDone?.(form);
      return { state: next, typed: {} };
    },
    FRESH,
  );
  const problems = state.status === 'invalid' ? state.fields : {};
  return {
    submit,
    isPending,
    typed,
    isDone: state.status === 'done',
    refusal: state.status === 'refused' ? state.message : null,
    problemOf: (field: string): string | undefined => problems[field]?.[0],
  };
}

const textsIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
