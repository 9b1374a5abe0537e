'use client';

import { ArrowLeft } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { type ComponentType, useEffect, useRef } from 'react';
import { cn } from './cn';

export type SideLink = {
  readonly href: string;
  readonly label: string;
  readonly icon: ComponentType<{ className?: string }>;
  readonly current: boolean;
  /** How many things there are in trouble, in a few letters; with the words for whoever does not see it. */
  readonly trouble?: { readonly short: string; readonly words: string } | undefined;
};

type Props = {
  readonly title: string;
  /** The way out. On a phone always there; on a desk only where no rail beside it leads out. */
  readonly back: { readonly href: string; readonly label: string; readonly always?: boolean };
  readonly groups: readonly { readonly label: string; readonly links: readonly SideLink[] }[];
};

/** The pages of a place: a column on a desk, a strip that scrolls on a phone. */
export function SideNav({ title, back, groups }: Props) {
  const strip = useRef<HTMLDivElement>(null);
  const current = groups.flatMap(({ links }) => links).find((link) => link.current)?.href;
  useEffect(() => {
    if (!current) return;
    const link = strip.current?.querySelector('[aria-current="page"]');
    link?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <nav
      aria-label={title}
      className="border-line bg-surface flex shrink-0 flex-col border-b md:w-56 md:border-r md:border-b-0"
    >
      <div className="border-line flex h-13 shrink-0 items-center gap-2 px-3 md:border-b md:px-4">
        <Link
          href={back.href as Route}
          aria-label={back.label}
          className={cn(
            'text-ink-muted hover:bg-fill-strong hover:text-ink grid size-8 place-items-center rounded-md',
            back.always ? 'md:-ml-2' : 'md:hidden',
          )}
        >
          <ArrowLeft className="size-4.5" />
        </Link>
        <p className="text-ink truncate text-base font-semibold">{title}</p>
      </div>
      <div
        ref={strip}
        className="flex gap-1 overflow-x-auto px-3 pb-2 md:flex-col md:gap-4 md:overflow-y-auto md:px-3 md:py-4"
      >
        {groups.map(({ label, links }) => (
          <div key={label} className="contents md:block">
            <p
              id={`${title}-${label}`}
              className="text-ink-subtle hidden px-2 pb-1 text-xs font-medium md:block"
            >
              {label}
            </p>
            <ul aria-labelledby={`${title}-${label}`} className="flex gap-1 md:flex-col md:gap-0.5">
              {links.map((link) => (
                <SidePage key={link.href} {...link} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

function SidePage({ href, label, icon: Icon, current, trouble }: SideLink) {
  return (
    <li>
      <Link
        href={href as Route}
        aria-current={current ? 'page' : undefined}
        className="text-ink-muted hover:bg-fill hover:text-ink aria-[current=page]:bg-fill-selected aria-[current=page]:text-accent-ink relative flex h-8 items-center gap-2 rounded-md px-2 text-sm font-medium whitespace-nowrap"
      >
        <Icon className="size-4 shrink-0" />
        {label}
        {trouble && (
          <span className="bg-bad text-surface text-2xs ml-auto grid h-4.5 min-w-4.5 place-items-center rounded-full px-1 font-semibold tabular-nums">
            <span aria-hidden>{trouble.short}</span>
            <span className="sr-only">{trouble.words}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
