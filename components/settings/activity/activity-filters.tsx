'use client';

import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { Select } from '@/components/ui/select';
import type { ActivityPage } from '@/lib/contracts/activity';
import type { AuditKind } from '@/lib/domain/audit';

type Props = {
  readonly people: ActivityPage['people'];
  readonly person: number | null;
  readonly kind: AuditKind | null;
};

const KINDS: Readonly<Record<AuditKind, string>> = {
  conversation: 'Conversations',
  message: 'Messages',
  note: 'Notes',
  contact: 'Contacts',
  member: 'Members',
  invitation: 'Invitations',
  inbox: 'Inboxes',
  account: 'The account',
  user: 'Sign-ins and profiles',
  token: 'Access tokens',
  event: 'Events',
};

/** The filter is the address, so that it can be sent to somebody. */
export function ActivityFilters({ people, person, kind }: Props) {
  const { push } = useRouter();
  const pathname = usePathname();
  const choose = (wanted: { readonly person: string; readonly kind: string }) => {
    const search = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
    push((search.size > 0 ? `${pathname}?${search}` : pathname) as Route);
  };
  const chosen = { person: person === null ? '' : String(person), kind: kind ?? '' };
  return (
    <div className="mb-4 grid grid-cols-2 gap-3 md:max-w-100">
      <Select
        label="Person"
        labelHidden
        value={chosen.person}
        onChange={({ target }) => choose({ ...chosen, person: target.value })}
      >
        <option value="">Everybody</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        label="Kind"
        labelHidden
        value={chosen.kind}
        onChange={({ target }) => choose({ ...chosen, kind: target.value })}
      >
        <option value="">Everything</option>
        {Object.entries(KINDS).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </div>
  );
}
