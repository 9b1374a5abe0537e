'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ComponentProps } from 'react';
import { isPlain } from './place-link';

type Props = Omit<ComponentProps<'a'>, 'href'> & { readonly href: Route };

/** A link to another page of ours, which is fetched as soon as somebody reaches for it, and no earlier. */
export function PageLink({ href, ...props }: Props) {
  const router = useRouter();
  const reach = () => router.prefetch(href);
  return (
    <a
      {...props}
      href={href}
      onPointerEnter={reach}
      onFocus={reach}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        router.push(href);
      }}
    />
  );
}
