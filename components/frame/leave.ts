'use client';

import { toast } from '@/lib/client/toast';

/** Signs out, and leaves by a real navigation, so that nothing of the session stays in the page. */
export const leave = (): void =>
  void import('next-auth/react')
    .then(({ signOut }) => signOut({ callbackUrl: '/sign-in' }))
    .catch(() => toast.error('You are still signed in. Check your network and try again.'));
