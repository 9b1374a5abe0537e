import { CloudOff } from 'lucide-react';
import { Button } from './button';
import { State } from './state';

export type Stumble = { readonly error: Error & { readonly digest?: string } };

/** What stands in for a page, or a part of one, that could not be shown. */
export function Stumbled({ error: { digest } }: Stumble) {
  return (
    <div role="alert" className="grid flex-1 place-items-center">
      <State
        icon={<CloudOff />}
        title="Parley stumbled"
        action={<Button onClick={() => window.location.reload()}>Try again</Button>}
      >
        This page could not be shown. What you wrote is kept.
        {digest && <span className="text-ink-subtle mt-2 block text-xs">Reference {digest}</span>}
      </State>
    </div>
  );
}
