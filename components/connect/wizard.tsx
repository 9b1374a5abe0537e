import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

const STEPS = ['Channel', 'Log in', 'People'] as const;

type Props = {
  /** Counted from 0. */
  readonly step: 0 | 1 | 2;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
};

/** The way from nothing to an inbox, a page a step. */
export function Wizard({ step, title, lead, children }: Props) {
  return (
    <div className="mx-auto w-full max-w-150 px-4 py-8 md:px-8">
      <title>{`${title} · New inbox · Parley`}</title>
      <ol aria-label="Steps" className="mb-8 flex items-center gap-2">
        {STEPS.map((name, at) => (
          <li
            key={name}
            aria-current={at === step ? 'step' : undefined}
            className="text-ink-subtle aria-[current=step]:text-ink flex items-center gap-2 text-sm aria-[current=step]:font-medium"
          >
            <span
              aria-hidden
              className={`text-2xs grid size-5 shrink-0 place-items-center rounded-full font-semibold tabular-nums ${LOOKS[lookOf(at, step)]}`}
            >
              {at < step ? <Check className="size-3" /> : at + 1}
            </span>
            {name}
            {at < step && <span className="sr-only"> done</span>}
            {at < STEPS.length - 1 && <span aria-hidden className="bg-line-strong h-px w-6" />}
          </li>
        ))}
      </ol>
      <h1 className="text-ink text-xl font-semibold tracking-tight">{title}</h1>
      <p className="text-ink-muted mt-1 mb-6 text-sm text-pretty">{lead}</p>
      {children}
    </div>
  );
}

const LOOKS = {
  done: 'bg-good-soft text-good',
  now: 'bg-accent text-on-accent',
  later: 'bg-fill-strong text-ink-muted',
} as const;

function lookOf(at: number, step: number): keyof typeof LOOKS {
  if (at < step) return 'done';
  return at === step ? 'now' : 'later';
}
