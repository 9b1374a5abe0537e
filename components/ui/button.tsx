import type { ComponentProps, MouseEvent } from 'react';
import { cn } from './cn';

const SHAPE =
  'base:rounded-md inline-flex shrink-0 items-center justify-center gap-1.5 font-medium whitespace-nowrap transition-[background-color,color,opacity,transform] select-none active:translate-y-px disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0';

const LOOKS = {
  solid: 'bg-accent text-on-accent hover:bg-accent-strong',
  outline: 'border-line-strong bg-surface text-ink hover:bg-fill data-[state=open]:bg-fill border',
  quiet: 'text-ink-muted hover:bg-fill-strong hover:text-ink data-[state=open]:bg-fill-strong',
  danger: 'bg-bad text-surface hover:opacity-90',
  paper: 'bg-paper-ink text-paper hover:opacity-90',
};

const SIZES = {
  md: 'base:h-8 base:px-3 text-sm',
  sm: 'base:h-7 base:px-2.5 text-xs',
  lg: 'base:h-10 base:px-4 text-base',
  icon: 'base:size-8',
  'icon-sm': 'base:size-7',
};

type Looks = {
  readonly look?: keyof typeof LOOKS | undefined;
  readonly size?: keyof typeof SIZES | undefined;
  readonly className?: string | undefined;
};

/** The classes of a button, for a link that looks like one. */
export const buttonLook = ({ look = 'outline', size = 'md', className }: Looks = {}): string =>
  cn(SHAPE, LOOKS[look], SIZES[size], className);

type Props = ComponentProps<'button'> &
  Looks & {
    /** Does nothing for now. Unlike what is disabled it keeps the focus, so nobody loses their place while it works. */
    readonly off?: boolean;
  };

export function Button({ look, size, className, off, ...props }: Props) {
  const still = off && { 'aria-disabled': true, onClick: refuse };
  return (
    <button type="button" className={buttonLook({ look, size, className })} {...props} {...still} />
  );
}

const refuse = (event: MouseEvent): void => event.preventDefault();
