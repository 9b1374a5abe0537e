'use client';

import { LogIn } from 'lucide-react';
import { AlertDialog } from 'radix-ui';
import { Button } from '@/components/ui/button';
import { SCRIM } from '@/components/ui/dialog';

/** Leaves the page by a real navigation, so that nothing of the old session stays; the address comes back to. */
function signInAgain(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** The session ended while the desk was open. What is on screen stays readable behind it. */
export function SignedOut() {
  return (
    <AlertDialog.Root open>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={SCRIM} />
        <AlertDialog.Content className="bg-raised text-ink shadow-float fixed top-1/2 left-1/2 z-50 w-[calc(100vw-2rem)] max-w-90 -translate-x-1/2 -translate-y-1/2 rounded-lg p-5 outline-none">
          <AlertDialog.Title className="text-lg font-semibold">
            You have been signed out
          </AlertDialog.Title>
          <AlertDialog.Description className="text-ink-muted mt-1 text-sm text-pretty">
            Your session ended. What you have written is kept in this browser, and you come back to
            this page.
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end">
            {/* Of an alert it is this part that gets the focus. */}
            <AlertDialog.Cancel asChild>
              <Button look="solid" onClick={signInAgain}>
                <LogIn className="size-4" />
                Sign in again
              </Button>
            </AlertDialog.Cancel>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
