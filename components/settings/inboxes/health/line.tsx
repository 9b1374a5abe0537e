import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  good: { icon: CircleCheck, look: 'text-good', word: 'Good' },
  warn: { icon: TriangleAlert, look: 'text-warn', word: 'Soon' },
  bad: { icon: CircleAlert, look: 'text-bad', word: 'Trouble' },
  plain: { icon: CircleDashed, look: 'text-ink-subtle', word: 'Not known' },
} as const;
export type Tone = keyof typeof TONES;

type Props = {
  readonly tone: Tone;
  readonly title: string;
  /** What is to be done about it. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** One thing that a connection depends on: how it stands, and the way to mend it. */
export function Line({ tone, title, action, children }: Props) {
  const { icon: Icon, look, word } = TONES[tone];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-3.5">
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-3">
        <Icon role="img" aria-label={word} className={`mt-0.5 size-4 shrink-0 ${look}`} />
        <div className="min-w-0">
          <h3 className="text-ink text-sm font-medium">{title}</h3>
          <div className="text-ink-muted mt-0.5 text-sm text-pretty break-words">{children}</div>
        </div>
      </div>
      {action && <div className="max-md:pl-7">{action}</div>}
    </li>
  );
}
