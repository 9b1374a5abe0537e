import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from './cn';

type Props = Omit<ComponentProps<'input'>, 'id'> & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** Sits inside the field, at its end. */
  readonly children?: ReactNode;
};

export function Field({ label, hint, problem, children, className, ...props }: Props) {
  const id = useId();
  const remark = problem ?? hint;
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-ink text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <input
          id={id}
          aria-invalid={problem ? true : undefined}
          aria-describedby={remark ? `${id}-remark` : undefined}
          className={cn(
            'border-control bg-surface text-ink placeholder:text-ink-subtle focus-visible:border-accent focus-visible:ring-accent/20 aria-invalid:border-bad h-10 w-full rounded-md border px-3 text-base transition-colors outline-none focus-visible:ring-3 pointer-coarse:text-lg',
            className,
          )}
          {...props}
        />
        {children}
      </div>
      {remark && (
        <p id={`${id}-remark`} className={cn('text-xs', problem ? 'text-bad' : 'text-ink-subtle')}>
          {remark}
        </p>
      )}
    </div>
  );
}
