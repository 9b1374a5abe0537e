'use client';

import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Route } from 'next';
import { PageLink } from '@/components/frame/page-link';
import { useDesk } from '@/lib/client/desk';
import type { InboxTrouble } from '@/lib/contracts/conversations';

type Props = { readonly troubles: readonly InboxTrouble[] };

/** Says above the list which inboxes need somebody, and takes administrators there. */
export function TroubleBanner({ troubles }: Props) {
  return (
    <div role="status" className="empty:hidden">
      {troubles.length > 0 && (
        <ul
          aria-label="Inboxes in trouble"
          className="border-line max-h-32 overflow-y-auto border-b"
        >
          {troubles.map((trouble) => (
            <Trouble key={trouble.id} trouble={trouble} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Trouble({ trouble: { id, name, sentence, stops } }: { readonly trouble: InboxTrouble }) {
  const { account, me } = useDesk();
  const Icon = stops ? CircleAlert : TriangleAlert;
  return (
    <li
      className={`flex items-start gap-2 px-4 py-2 text-xs ${stops ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn'}`}
    >
      <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
      <p className="min-w-0 text-pretty break-words">
        <b className="font-semibold">{name}:</b> {sentence}{' '}
        {me.role === 'administrator' && (
          <PageLink
            href={`/accounts/${account.id}/settings/inboxes/${id}` as Route}
            className="font-medium whitespace-nowrap underline underline-offset-2"
          >
            See what to do
          </PageLink>
        )}
      </p>
    </li>
  );
}
