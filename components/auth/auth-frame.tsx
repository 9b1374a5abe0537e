import type { ReactNode } from 'react';
import { Logo } from '@/components/frame/logo';

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
};

/** The page before the desk. */
export function AuthFrame({ title, lead, children }: Props) {
  return (
    <main className="relative grid min-h-dvh place-items-center overflow-hidden px-4 py-10">
      <div
        aria-hidden
        className="bg-accent/12 pointer-events-none absolute inset-x-0 -top-72 mx-auto h-130 max-w-180 rounded-full blur-3xl"
      />
      <div className="relative w-full max-w-94">
        <div className="mb-7 flex items-center justify-center gap-2.5">
          <Logo className="size-8" />
          <span className="text-lg font-semibold tracking-tight">Parley</span>
        </div>
        <div className="bg-surface shadow-float rounded-xl p-6 md:p-7">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          <p className="text-ink-muted mt-1 text-base text-pretty wrap-anywhere">{lead}</p>
          <div className="mt-6">{children}</div>
        </div>
      </div>
    </main>
  );
}
