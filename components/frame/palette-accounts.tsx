'use client';

import { useQuery } from '@tanstack/react-query';
import { Building2 } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { CommandGroup } from '@/components/ui/command';
import { ownAccountsQuery } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { useThen } from '@/lib/client/use-then';
import { accountWords } from './account-words';
import { PaletteItem } from './palette-item';

/** The person's other accounts, with what waits there. */
export function PaletteAccounts() {
  const { account, accounts } = useDesk();
  const others = accounts.filter(({ id }) => id !== account.id);
  const { data } = useQuery({ ...ownAccountsQuery(account.id), enabled: others.length > 0 });
  const router = useRouter();
  const then = useThen();
  if (others.length === 0) return null;
  return (
    <CommandGroup heading="Accounts">
      {others.map(({ id, name, role }) => (
        <PaletteItem
          key={id}
          value={`account ${id}`}
          called={`Switch to ${name} account`}
          onSelect={then(() => router.push(`/accounts/${id}/conversations` as Route))}
        >
          <Building2 />
          <span className="truncate">Switch to {name}</span>
          <span className="text-ink-muted ml-auto shrink-0 pl-3 text-xs tabular-nums">
            {accountWords(
              role,
              data?.accounts.find((each) => each.id === id),
            )}
          </span>
        </PaletteItem>
      ))}
    </CommandGroup>
  );
}
