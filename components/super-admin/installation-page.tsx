import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly lead: string; readonly children: ReactNode };

/** One page about the installation: a heading, a sentence, and what is to be seen or set. */
export function InstallationPage({ title, lead, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-180 px-4 py-8 md:px-8">
      <title>{`${title} · Installation · Parley`}</title>
      <h1 className="text-ink text-xl font-semibold tracking-tight">{title}</h1>
      <p className="text-ink-muted mt-1 mb-6 max-w-130 text-sm text-pretty">{lead}</p>
      {children}
    </div>
  );
}
