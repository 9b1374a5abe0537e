import { KeyRound } from 'lucide-react';
import { State } from '@/components/ui/state';
import { Time } from '@/components/ui/time';
import type { AccessToken } from '@/lib/contracts/access-tokens';
import { RevokeDialog } from './revoke-dialog';

export function TokenList({ tokens }: { readonly tokens: readonly AccessToken[] }) {
  if (tokens.length === 0) {
    return (
      <div className="border-line rounded-lg border border-dashed">
        <State icon={<KeyRound />} title="No tokens yet">
          Make one for each program, so that you can take it away from that one alone.
        </State>
      </div>
    );
  }
  return (
    <ul aria-label="Access tokens" className="border-line divide-line divide-y rounded-lg border">
      {tokens.map((token) => (
        <Token key={token.id} token={token} />
      ))}
    </ul>
  );
}

function Token({ token }: { readonly token: AccessToken }) {
  const { name, ending, createdAt, lastUsedAt } = token;
  return (
    <li className="flex items-center gap-3 px-4 py-3">
      <span className="bg-fill text-ink-subtle grid size-9 shrink-0 place-items-center rounded-full">
        <KeyRound className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="text-ink max-w-full truncate text-sm font-medium">{name}</span>
          <code className="text-ink-subtle text-xs">…{ending}</code>
        </p>
        <p className="text-ink-muted text-xs text-pretty">
          {lastUsedAt ? (
            <>
              {'Last used '}
              <Time at={lastUsedAt} />
            </>
          ) : (
            'Never used'
          )}
          {' · made '}
          <Time at={createdAt} as="date" />
        </p>
      </div>
      <RevokeDialog token={token} />
    </li>
  );
}
