'use client';

import { signIn } from 'next-auth/react';
import { signInProblem } from '@/lib/client/sign-in-problem';

/**
 * Opens a session without leaving the page; null when it worked, else a sentence. next-auth would otherwise keep
 * this page's address, and with it the token, in a cookie.
 */
export async function enter(email: string, password: string): Promise<string | null> {
  const options = { redirect: false, callbackUrl: '/', email, password } as const;
  const answer = await signIn('credentials', options).catch(() => null);
  return answer?.ok ? null : signInProblem(answer?.error);
}
