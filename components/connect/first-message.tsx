'use client';

import { CircleCheck, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useReception } from '@/lib/client/use-reception';
import { SubscribeAgain } from './subscribe-again';

type Props = {
  readonly inboxId: number;
  readonly username: string | null;
  /** ISO 8601: what came before does not count; without it, since it was connected. */
  readonly since?: string;
};

/** The proof that it works: a message that somebody really sends. */
export function FirstMessage({ inboxId, username, since }: Props) {
  const { data } = useReception(inboxId, since);
  const who = username ? `@${username}` : 'the account';
  return (
    <section aria-labelledby="first-message" className="border-line rounded-lg border px-4 py-4">
      <h2 id="first-message" className="text-ink text-base font-semibold">
        Send yourself a message now
      </h2>
      <div role="status" className="mt-2 text-sm">
        {data?.received ? (
          <p className="text-good flex items-start gap-2">
            <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
            It arrived. This inbox receives.
          </p>
        ) : data?.problem ? (
          <div className="text-bad flex items-start gap-2">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
            <div className="grid gap-2">
              <p className="text-pretty">
                This inbox is not receiving yet. {data.problem} Parley tries again by itself.
              </p>
              <SubscribeAgain inboxId={inboxId} />
            </div>
          </div>
        ) : (
          <p className="text-ink-muted flex items-start gap-2">
            <LoaderCircle aria-hidden className="mt-0.5 size-4 shrink-0 motion-safe:animate-spin" />
            From another Instagram account, write anything to {who}. Waiting for it…
          </p>
        )}
      </div>
      {!data?.received && (
        <details className="text-ink-muted mt-3 text-sm">
          <summary className="text-ink-muted hover:text-ink w-fit cursor-pointer">
            Nothing arrives?
          </summary>
          <ul className="mt-2 grid list-disc gap-1.5 pl-5 text-pretty">
            <li>
              In the Instagram app of {who}: Settings › Messages and story replies › Message
              controls › Connected tools › Allow access to messages must be on.
            </li>
            <li>Until the Meta app is live, only people with a role on it are heard.</li>
            <li>
              In Meta’s dashboard the webhook’s address must be verified and its fields ticked;
              Installation › Instagram lists them.
            </li>
          </ul>
        </details>
      )}
    </section>
  );
}
