import { Check } from 'lucide-react';

/** Says beside the button that it is done; read out when it appears. */
export function Saved({ shown, children }: { readonly shown: boolean; readonly children: string }) {
  return (
    <span role="status" className="text-good flex min-w-0 items-center gap-1.5 text-sm">
      {shown && (
        <>
          <Check aria-hidden className="size-4 shrink-0" />
          {children}
        </>
      )}
    </span>
  );
}
