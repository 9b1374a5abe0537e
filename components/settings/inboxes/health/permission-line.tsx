import { Check, CircleHelp, X } from 'lucide-react';
import { LogInButton } from '@/components/connect/log-in-button';
import type { ConnectionHealth } from '@/lib/contracts/connection-health';
import { Line } from './line';

type Props = { readonly health: Pick<ConnectionHealth, 'id' | 'state' | 'permissions'> };

/** What the account's owner allows, and what not. */
export function PermissionLine({ health: { id, state, permissions } }: Props) {
  const missing = permissions.filter(({ isGranted }) => isGranted === false);
  const isKnown = permissions.every(({ isGranted }) => isGranted !== null);
  const tone = isKnown ? 'good' : 'plain';
  return (
    <Line
      tone={missing.length > 0 ? 'warn' : tone}
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
            <Mark isGranted={isGranted} />
            <span className="min-w-0">
              <span className={isGranted === false ? 'text-bad' : undefined}>
                {sentence(allows)}
              </span>
              <code className="text-2xs text-ink-subtle block break-words">{name}</code>
            </span>
          </li>
        ))}
      </ul>
      {!isKnown && <p className="mt-1">Which are granted is known after the next login.</p>}
    </Line>
  );
}

const MARKS = {
  granted: { icon: Check, look: 'text-good', word: 'Granted' },
  missing: { icon: X, look: 'text-bad', word: 'Missing' },
  unknown: { icon: CircleHelp, look: 'text-ink-subtle', word: 'Not known' },
} as const;

function Mark({ isGranted }: { readonly isGranted: boolean | null }) {
  const known = isGranted ? 'granted' : 'missing';
  const { icon: Icon, look, word } = MARKS[isGranted === null ? 'unknown' : known];
  return <Icon role="img" aria-label={word} className={`mt-0.5 size-4 shrink-0 ${look}`} />;
}

const sentence = (allows: string): string => `${allows[0]?.toUpperCase()}${allows.slice(1)}`;
