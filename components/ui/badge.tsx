import type { ComponentProps } from 'react';
import { cn } from './cn';

const SHAPE =
  'text-2xs inline-flex h-5 shrink-0 items-center gap-1 rounded-full px-2 font-medium whitespace-nowrap [&_svg]:size-3';

const TONES = {
  plain: 'bg-fill-strong text-ink-muted',
  accent: 'bg-accent-soft text-accent-ink',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

type Props = ComponentProps<'span'> & { readonly tone?: keyof typeof TONES };

/** A word about the state of something; its colour says nothing that the word does not. */
export function Badge({ tone = 'plain', className, ...props }: Props) {
  return <span className={cn(SHAPE, TONES[tone], className)} {...props} />;
}
