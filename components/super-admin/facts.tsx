import type { ReactNode } from 'react';

type Fact = { readonly label: string; readonly value: ReactNode; readonly from?: string };

/** What stands and can't be changed here. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="border-line divide-line divide-y rounded-lg border">
      {facts.map(({ label, value, from }) => (
        <div key={label} className="grid gap-x-4 gap-y-0.5 px-4 py-3 md:grid-cols-[10rem_1fr]">
          <dt className="text-ink-muted text-sm">{label}</dt>
          <dd className="text-ink min-w-0 text-sm break-words">
            {value}
            {from && <span className="text-ink-subtle block text-xs">{from}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
