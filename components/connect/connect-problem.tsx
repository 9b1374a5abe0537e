import { CircleAlert, Info } from 'lucide-react';
import { type ConnectFailure, FAILURE_WORDS } from '@/lib/domain/connect-failure';
import { ConnectFound } from './connect-found';

/** What happened and what to do, in our own words: nothing that stands in the address is shown. */
export function ConnectProblem({ error }: { readonly error: ConnectFailure }) {
  const { title, sentence, who } = FAILURE_WORDS[error];
  const isCalm = error === 'cancelled' || error === 'account_different';
  const Icon = isCalm ? Info : CircleAlert;
  return (
    <div
      role="alert"
      className={`flex items-start gap-3 rounded-lg px-4 py-3.5 ${isCalm ? 'bg-fill text-ink' : 'bg-bad-soft text-bad'}`}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 gap-1">
        <p className="text-sm font-semibold">{title}</p>
        <p className="text-sm text-pretty">{sentence}</p>
        {who === 'installation' && (
          <p className="text-sm text-pretty">
            This is for whoever runs the installation; tell them the title of this message.
          </p>
        )}
        {error === 'account_different' && <ConnectFound />}
      </div>
    </div>
  );
}
