import { KeyRound } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';

type Props = {
  readonly names: readonly string[];
  /** The address of the person's desk; the settings are beside it. */
  readonly desk: string;
};

/** Scripts keep working through a new password, which may be what somebody wants, or just not. */
export function WorkingTokens({ names, desk }: Props) {
  const settings = desk.replace(/\/conversations$/, '/settings/tokens');
  return (
    <div className="bg-warn-soft mb-5 rounded-md px-3 py-2.5 text-sm">
      <p className="text-warn flex items-center gap-2 font-medium">
        <KeyRound aria-hidden className="size-4 shrink-0" />
        {names.length === 1
          ? 'One access token still works'
          : `${names.length} access tokens still work`}
      </p>
      <ul className="text-ink mt-1.5 max-h-32 list-disc overflow-y-auto pl-6">
        {names.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, and nothing here moves
          <li key={`${index} ${name}`} className="break-words">
            {name}
          </li>
        ))}
      </ul>
      {settings !== desk && (
        <p className="text-ink-muted mt-1.5">
          If somebody else may know them, revoke them under{' '}
          <Link href={settings as Route} className="text-accent-ink underline underline-offset-2">
            Settings
          </Link>
          .
        </p>
      )}
    </div>
  );
}
