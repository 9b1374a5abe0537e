'use client';

import { Ban } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useBlocking } from '@/lib/client/contact-acts';
import type { ConversationDetail } from '@/lib/contracts/conversations';

type Props = { readonly detail: ConversationDetail };

/** Whether the team hears from this person. Blocking asks once more, because it hides what they write. */
export function Blocking({ detail: { number, contact } }: Props) {
  const [asked, setAsked] = useState(false);
  const setBlocked = useBlocking(number);
  if (contact.blocked) {
    return (
      <section className="border-line border-t px-5 py-4">
        <p className="text-ink flex items-center gap-1.5 text-sm font-medium">
          <Ban aria-hidden className="text-bad size-4 shrink-0" />
          Blocked
        </p>
        <p className="text-ink-muted mt-1 mb-3 text-xs text-pretty">
          What they write is kept here, but opens and counts nothing. They don’t learn of it.
        </p>
        <Button size="sm" onClick={() => setBlocked(false)}>
          Unblock
        </Button>
      </section>
    );
  }
  return (
    <section className="border-line border-t px-5 py-4">
      {asked ? (
        <>
          <p className="text-ink-muted mb-3 text-xs text-pretty">
            What {contact.displayName} writes will be kept, but it will open and count nothing, and
            they won’t learn of it. Instagram itself blocks nobody by this.
          </p>
          <div className="flex gap-2">
            <Button
              autoFocus
              size="sm"
              look="danger"
              onClick={() => {
                setAsked(false);
                setBlocked(true);
              }}
            >
              Block
            </Button>
            <Button size="sm" onClick={() => setAsked(false)}>
              Cancel
            </Button>
          </div>
        </>
      ) : (
        <Button size="sm" look="quiet" className="-ml-2.5" onClick={() => setAsked(true)}>
          <Ban aria-hidden className="size-3.5" />
          Block this contact
        </Button>
      )}
    </section>
  );
}
