import { type FormEvent, startTransition } from 'react';

/**
 * For `onSubmit` in the place of `action`: React empties a form after its action, and with it sets boxes whose state it
 * holds itself back to how they were first painted.
 */
export const submitUnreset =
  (send: (form: FormData) => void) =>
  (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => send(form));
  };
