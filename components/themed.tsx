'use client';

import { setNonce } from 'get-nonce';
import { ThemeProvider } from 'next-themes';
import { type ReactNode, useState } from 'react';

type Props = { readonly nonce: string; readonly children: ReactNode };

/** Light or dark, and the word with which styles that are made in the browser pass the page's policy. */
export function Themed({ nonce, children }: Props) {
  // A refreshed page brings a new one, but the policy is the one that the document came with.
  const [first] = useState(() => {
    if (typeof document !== 'undefined') setNonce(nonce);
    return nonce;
  });
  return (
    <ThemeProvider
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      nonce={first}
    >
      {children}
    </ThemeProvider>
  );
}
