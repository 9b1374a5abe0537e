import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const look = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-[background-color,color,opacity,transform] select-none active:translate-y-px disabled:pointer-events-none disabled:opacity-50 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        solid: 'bg-accent text-on-accent hover:bg-accent-strong',
        outline:
          'border-line-strong bg-surface text-ink hover:bg-fill data-[state=open]:bg-fill border',
        quiet:
          'text-ink-muted hover:bg-fill-strong hover:text-ink data-[state=open]:bg-fill-strong',
        paper: 'bg-paper-ink text-paper hover:opacity-90',
      },
      size: {
        md: 'h-8 px-3 text-sm',
        sm: 'h-7 px-2.5 text-xs',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8',
        'icon-sm': 'size-7',
      },
    },
    defaultVariants: { look: 'outline', size: 'md' },
  },
);

type Props = ComponentProps<'button'> & VariantProps<typeof look> & { readonly asChild?: boolean };

export function Button({ asChild = false, className, look: variant, size, ...props }: Props) {
  const classes = cn(look({ look: variant, size }), className);
  if (asChild) return <Slot.Root className={classes} {...props} />;
  return <button type="button" className={classes} {...props} />;
}
