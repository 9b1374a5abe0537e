import { AlertCircle } from 'lucide-react';

/** What went wrong with the whole form; read out when it appears. */
export function FormProblem({ sentence }: { readonly sentence: string | null }) {
  return (
    <div role="alert" aria-atomic className="empty:absolute">
      {sentence && (
        <p className="bg-bad-soft text-bad flex items-start gap-2 rounded-md px-3 py-2.5 text-sm">
          <AlertCircle aria-hidden className="mt-0.5 size-4 shrink-0" />
          {sentence}
        </p>
      )}
    </div>
  );
}
