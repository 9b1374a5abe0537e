'use client';

import type { Route } from 'next';
import { usePathname, useRouter } from 'next/navigation';
import { Select } from '@/components/ui/select';
import type { EventLogPage, EventLogQuery } from '@/lib/contracts/event-log';
import { EVENT_KINDS, kindInWords, STATE_WORDS } from '@/lib/domain/event-log';

type Props = {
  readonly query: EventLogQuery;
  readonly inboxes: EventLogPage['inboxes'];
};

const STATES = ['new', 'waiting', 'done', 'ignored', 'failed'] as const;

/** The filter is the address, so that it can be sent to somebody. */
export function EventFilters({ query, inboxes }: Props) {
  const { push } = useRouter();
  const pathname = usePathname();
  const chosen = {
    state: query.state ?? '',
    kind: query.kind ?? '',
    inbox: query.inbox === null ? '' : String(query.inbox),
  };
  const choose = (change: Partial<typeof chosen>) => {
    const wanted = Object.entries({ ...chosen, ...change });
    const search = new URLSearchParams(wanted.filter(([, value]) => value !== ''));
    push((search.size > 0 ? `${pathname}?${search}` : pathname) as Route);
  };
  const isUnlisted = query.kind !== null && !EVENT_KINDS.includes(query.kind);
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3">
      <Select
        label="State"
        labelHidden
        value={chosen.state}
        onChange={({ target }) => choose({ state: target.value })}
      >
        <option value="">Every state</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {STATE_WORDS[state]}
          </option>
        ))}
      </Select>
      <Select
        label="Kind"
        labelHidden
        value={chosen.kind}
        onChange={({ target }) => choose({ kind: target.value })}
      >
        <option value="">Every kind</option>
        {[...EVENT_KINDS, ...(isUnlisted ? [query.kind] : [])].map((kind) => (
          <option key={kind} value={kind ?? ''}>
            {kindInWords(kind ?? '')}
          </option>
        ))}
      </Select>
      <div className="max-md:col-span-2">
        <Select
          label="Inbox"
          labelHidden
          value={chosen.inbox}
          onChange={({ target }) => choose({ inbox: target.value })}
        >
          <option value="">Every inbox</option>
          {inboxes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
    </div>
  );
}
