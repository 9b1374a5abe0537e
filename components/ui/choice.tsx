import { type ComponentProps, useId } from 'react';
import { cn } from './cn';

type Props = Omit<ComponentProps<'input'>, 'id' | 'type'> & {
  readonly type: 'checkbox' | 'radio';
  readonly label: string;
  readonly hint?: string | undefined;
};

/** One of several to pick from: the whole row can be pressed. */
export function Choice({ label, hint, className, ...props }: Props) {
  const id = useId();
  return (
    <div
      className={cn(
        'hover:bg-fill has-checked:bg-fill-selected/60 relative flex gap-2.5 rounded-md px-2.5 py-2 transition-colors has-disabled:opacity-60',
        className,
      )}
    >
      <input
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="accent-accent relative z-1 mt-0.5 size-4 shrink-0"
        {...props}
      />
      <div className="min-w-0">
        <label
          htmlFor={id}
          className="text-ink block text-sm font-medium break-words after:absolute after:inset-0"
        >
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-ink-muted text-xs text-pretty">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
