import { LoaderCircle } from 'lucide-react';

/** Stands where the provider's answer will. */
export function WaitingLine({ label }: { readonly label: string }) {
  return (
    <li aria-busy className="text-ink-muted flex items-center gap-3 px-4 py-3.5 text-sm">
      <LoaderCircle aria-hidden className="size-4 shrink-0 motion-safe:animate-spin" />
      Asking {label}…
    </li>
  );
}
