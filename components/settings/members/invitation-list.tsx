'use client';

import { Mail } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { WaitingInvitation } from '@/lib/contracts/team';
import { resendInvitation, revokeInvitation } from '@/lib/web/actions/invitations';
import { useAct } from '../use-act';

/** Who is asked in and has not come yet. */
export function InvitationList({
  invitations,
}: {
  readonly invitations: readonly WaitingInvitation[];
}) {
  if (invitations.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 id="invitations" className="text-ink mb-2 text-base font-semibold">
        Invitations
      </h2>
      <ul
        aria-labelledby="invitations"
        className="border-line divide-line divide-y rounded-lg border"
      >
        {invitations.map((invitation) => (
          <Waiting key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ invitation }: { readonly invitation: WaitingInvitation }) {
  const { id, email, role, state, expiresAt } = invitation;
  const [act, isPending] = useAct();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3">
      <span className="bg-fill text-ink-subtle grid size-9 shrink-0 place-items-center rounded-full">
        <Mail className="size-4" />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-ink min-w-0 text-sm font-medium break-all">{email}</span>
          <Badge>{role === 'administrator' ? 'Administrator' : 'Agent'}</Badge>
          <MailState invitation={invitation} />
        </p>
        <p className="text-ink-muted text-xs text-pretty">
          {invitation.mailProblem ?? (
            <>
              {state === 'expired' ? 'The link ended ' : 'The link works until '}
              <Time at={expiresAt} as="date" />
            </>
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          off={isPending}
          aria-label={`Send the invitation of ${email} again`}
          onClick={() => act(resendInvitation, { id }, `A new link is on its way to ${email}`)}
        >
          Send again
        </Button>
        <Button
          size="sm"
          look="quiet"
          off={isPending}
          aria-label={`Take back the invitation of ${email}`}
          onClick={() => act(revokeInvitation, { id }, `The invitation of ${email} is taken back`)}
        >
          Take back
        </Button>
      </div>
    </li>
  );
}

function MailState({ invitation: { state, mailed } }: { readonly invitation: WaitingInvitation }) {
  if (mailed === false) return <Badge tone="bad">Not mailed</Badge>;
  if (mailed === null) return <Badge tone="warn">Mail not confirmed</Badge>;
  return state === 'expired' ? (
    <Badge tone="warn">Expired</Badge>
  ) : (
    <Badge tone="good">Mailed</Badge>
  );
}
