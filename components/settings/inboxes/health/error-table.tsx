import { CircleCheck } from 'lucide-react';
import { Time } from '@/components/ui/time';
import type { ConnectionHealth } from '@/lib/contracts/connection-health';

type Props = { readonly errors: ConnectionHealth['errors'] };

/** What went wrong in the last seven days, by kind. */
export function ErrorTable({ errors }: Props) {
  return (
    <section aria-labelledby="errors">
      <h2 id="errors" className="text-ink mb-3 text-base font-semibold">
        Errors of the last 7 days
      </h2>
      {errors.length === 0 ? (
        <p className="text-ink-muted flex items-center gap-2 text-sm">
          <CircleCheck aria-hidden className="text-good size-4 shrink-0" />
          None.
        </p>
      ) : (
        <div className="border-line overflow-hidden rounded-lg border">
          <table className="w-full text-left text-sm">
            <thead className="bg-fill text-ink-muted text-xs">
              <tr>
                <th className="px-4 py-2 font-medium">What happened</th>
                <th className="px-4 py-2 text-right font-medium whitespace-nowrap">How often</th>
                <th className="px-4 py-2 text-right font-medium">Last</th>
              </tr>
            </thead>
            <tbody className="divide-line divide-y">
              {errors.map(({ sentence, count, lastAt }) => (
                <tr key={sentence} className="align-top">
                  <td className="text-ink px-4 py-2.5 text-pretty">{sentence}</td>
                  <td className="text-ink px-4 py-2.5 text-right tabular-nums">{count}</td>
                  <td className="text-ink-muted px-4 py-2.5 text-right whitespace-nowrap">
                    <Time at={lastAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
