'use client';

import { X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { focusBack, focusedNow } from '@/lib/client/focus';
import { Button } from './button';
import { cn } from './cn';

export const Dialog = Base.Root;
export const DialogTrigger = Base.Trigger;
export const DialogTitle = Base.Title;
export const DialogDescription = Base.Description;

export const SCRIM =
  'fixed inset-0 z-50 bg-scrim data-[state=closed]:animate-out data-[state=open]:animate-in data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 duration-140';

/** Gives the focus back to where it was, which Radix does for a dialog with a trigger of its own alone. */
function Content({ onCloseAutoFocus, ...props }: ComponentProps<typeof Base.Content>) {
  const [before] = useState(focusedNow);
  return (
    <Base.Content
      {...props}
      onCloseAutoFocus={(event) => {
        onCloseAutoFocus?.(event);
        if (event.defaultPrevented) return;
        event.preventDefault();
        focusBack(before);
      }}
    />
  );
}

export function DialogContent({ className, ...props }: ComponentProps<typeof Base.Content>) {
  return (
    <Base.Portal>
      <Base.Overlay className={SCRIM} />
      <Content
        className={cn(
          'data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98 bg-raised text-ink shadow-float data-[state=closed]:animate-out data-[state=open]:animate-in base:max-w-lg base:overflow-auto fixed top-[12vh] left-1/2 z-50 max-h-[76vh] w-[calc(100vw-2rem)] -translate-x-1/2 rounded-lg duration-140 outline-none',
          className,
        )}
        {...props}
      />
    </Base.Portal>
  );
}

type FullProps = ComponentProps<typeof Base.Content> & { readonly title: string };

/** Takes the whole window; the title is for those who only hear it. */
export function FullContent({ title, children, ...props }: FullProps) {
  return (
    <Base.Portal>
      <Content
        aria-describedby={undefined}
        className="data-[state=closed]:fade-out-0 data-[state=open]:fade-in-0 bg-canvas text-ink data-[state=closed]:animate-out data-[state=open]:animate-in fixed inset-0 z-50 flex flex-col duration-140 outline-none"
        {...props}
      >
        <Base.Title className="sr-only">{title}</Base.Title>
        {children}
      </Content>
    </Base.Portal>
  );
}

type SheetProps = { readonly title: string; readonly children: ReactNode };

/** A panel that slides in from the right, where there is no room for it beside the thread. */
export function SheetContent({ title, children }: SheetProps) {
  return (
    <Base.Portal>
      <Base.Overlay className={SCRIM} />
      <Content
        aria-describedby={undefined}
        className="data-[state=closed]:slide-out-to-right data-[state=open]:slide-in-from-right border-line bg-surface text-ink shadow-float data-[state=closed]:animate-out data-[state=open]:animate-in fixed inset-y-0 right-0 z-50 flex w-80 max-w-[calc(100vw-2.5rem)] flex-col border-l duration-160 outline-none"
      >
        <div className="border-line flex h-13 shrink-0 items-center justify-between border-b pr-2 pl-4">
          <Base.Title className="text-sm font-semibold">{title}</Base.Title>
          <Base.Close asChild>
            <Button look="quiet" size="icon" aria-label="Close">
              <X className="size-4" />
            </Button>
          </Base.Close>
        </div>
        {children}
      </Content>
    </Base.Portal>
  );
}
