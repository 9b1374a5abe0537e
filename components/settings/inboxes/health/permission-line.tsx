import { Check, X } from 'lucide-react';
import { LogInButton } from '@/components/connect/log-in-button';
import type { ConnectionHealth } from '@/lib/contracts/connection-health';
import { Line } from './line';

type Props = { readonly health: Pick<ConnectionHealth, 'id' | 'state' | 'permissions'> };

/** What the account's owner allows, and what not. */
export function PermissionLine({ health: { id, state, permissions } }: Props) {
  const missing = permissions.filter(({ isGranted }) => !isGranted);
  return (
    <Line
      tone={missing.length > 0 ? 'warn' : 'good'}
      title="Permissions"
      action={
        missing.length > 0 &&
        state !== 'disabled' && (
          <LogInButton inboxId={id} size="sm">
            Log in and allow
          </LogInButton>
        )
      }
    >
      <ul className="grid gap-1">
        {permissions.map(({ name, allows, isGranted }) => (
          <li key={name} className="flex items-start gap-1.5">
            {isGranted ? (
              <Check role="img" aria-label="Granted" className="text-good mt-0.5 size-4 shrink-0" />
            ) : (
              <X role="img" aria-label="Missing" className="text-bad mt-0.5 size-4 shrink-0" />
            )}
            <span className="min-w-0">
              <span className={isGranted ? undefined : 'text-bad'}>{sentence(allows)}</span>
              <code className="text-2xs text-ink-subtle block break-words">{name}</code>
            </span>
          </li>
        ))}
      </ul>
    </Line>
  );
}

const sentence = (allows: string): string => `${allows[0]?.toUpperCase()}${allows.slice(1)}`;
