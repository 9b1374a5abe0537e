import { ChevronDown } from 'lucide-react';
import { type ComponentProps, useId } from 'react';
import { cn } from './cn';

type Props = Omit<ComponentProps<'select'>, 'id'> & {
  readonly label: string;
  readonly labelHidden?: boolean;
};

/** The platform's own list, in our clothes. */
export function Select({ label, labelHidden = false, className, ...props }: Props) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className={cn('text-ink text-sm font-medium', labelHidden && 'sr-only')}>
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          className={cn(
            'border-control bg-surface text-ink focus-visible:border-accent focus-visible:ring-accent/20 h-9 w-full appearance-none rounded-md border pr-8 pl-3 text-sm outline-none focus-visible:ring-3 pointer-coarse:text-lg',
            className,
          )}
          {...props}
        />
        <ChevronDown
          aria-hidden
          className="text-ink-subtle pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2"
        />
      </div>
    </div>
  );
}
