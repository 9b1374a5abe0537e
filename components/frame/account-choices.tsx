'use client';

import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import { MenuItem, MenuLabel } from '@/components/ui/menu';
import { ownAccountsQuery } from '@/lib/client/conversations';
import { useDesk } from '@/lib/client/desk';
import { initialsOf } from '@/lib/client/initials';
import type { OwnAccounts } from '@/lib/contracts/accounts';
import type { Role } from '@/lib/domain/conversation';
import { accountWords } from './account-words';

type Counted = OwnAccounts['accounts'][number];

/** Every account of the person, with what waits there; the one that is open is marked. */
export function AccountChoices() {
  const { account, accounts } = useDesk();
  const several = accounts.length > 1;
  const { data } = useQuery({ ...ownAccountsQuery(account.id), enabled: several });
  const countsOf = (id: number) => data?.accounts.find((each) => each.id === id);
  return (
    <>
      <MenuLabel>{several ? 'Switch account' : 'Account'}</MenuLabel>
      {accounts.map(({ id, name, role }) => {
        const current = id === account.id;
        const line = (
          <Line
            isChoice={several}
            name={name}
            role={role}
            counts={countsOf(id)}
            current={current}
          />
        );
        if (!several) {
          return (
            <div key={id} className="flex h-11 items-center gap-2.5 px-2">
              {line}
            </div>
          );
        }
        return (
          <MenuItem key={id} asChild textValue={name} className="h-11 gap-2.5">
            <Link
              href={`/accounts/${id}/conversations` as Route}
              aria-current={current ? 'true' : undefined}
            >
              {line}
            </Link>
          </MenuItem>
        );
      })}
    </>
  );
}

type LineProps = {
  readonly name: string;
  readonly role: Role;
  readonly counts: Counted | undefined;
  readonly current: boolean;
  /** A mark says something only where there is another. */
  readonly isChoice: boolean;
};

function Line({ name, role, counts, current, isChoice }: LineProps) {
  return (
    <>
      <span
        aria-hidden
        className={cn(
          'text-2xs grid size-7 shrink-0 place-items-center rounded-sm font-semibold',
          current ? 'bg-accent text-on-accent' : 'bg-fill-strong text-ink-muted',
        )}
      >
        {initialsOf(name)}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium">{name}</span>
        <span className="text-ink-subtle block truncate text-xs tabular-nums">
          {accountWords(role, counts)}
        </span>
      </span>
      {isChoice && current && <Check aria-label="open now" className="text-accent-ink!" />}
    </>
  );
}
