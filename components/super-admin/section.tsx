import { type ReactNode, useId } from 'react';

type Props = { readonly title: string; readonly lead?: string; readonly children: ReactNode };

export function Section({ title, lead, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-ink text-base font-semibold">
        {title}
      </h2>
      {lead && <p className="text-ink-muted mt-0.5 max-w-130 text-sm text-pretty">{lead}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
