import type { ReactNode } from 'react';

type Props = {
  readonly title: string;
  readonly lead: string;
  /** The page's main act, at its top. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** One page of the settings: a heading, a sentence, and what can be set. */
export function SettingsPage({ title, lead, action, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-180 px-4 py-8 md:px-8">
      <title>{`${title} · Settings · Parley`}</title>
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-ink text-xl font-semibold tracking-tight">{title}</h1>
          <p className="text-ink-muted mt-1 max-w-130 text-sm text-pretty">{lead}</p>
        </div>
        {action}
      </header>
      {children}
    </div>
  );
}
