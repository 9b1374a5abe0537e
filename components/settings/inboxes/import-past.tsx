'use client';

import { useId } from 'react';
import { useAct } from '@/components/settings/use-act';
import { Button } from '@/components/ui/button';
import { usePast } from '@/lib/client/use-past';
import { isOpen } from '@/lib/contracts/imports';
import type { InboxSettings } from '@/lib/contracts/inboxes';
import { TRAITS } from '@/lib/domain/channel';
import { cancelImport, importPast } from '@/lib/web/actions/imports';
import { ImportState } from './import-state';

type Props = {
  readonly inbox: Pick<InboxSettings, 'id' | 'channel' | 'state' | 'past'>;
};

/** What was written before: read when an account is connected, and again when somebody wants it. */
export function ImportPast({ inbox: { id, channel, state, past: known } }: Props) {
  const heading = useId();
  const { past, askAgain } = usePast(id, known);
  const [act, isPending] = useAct(askAgain);
  const { history, gap } = past;
  const { label } = TRAITS[channel];
  return (
    <section aria-labelledby={heading} className="grid gap-3">
      <div>
        <h2 id={heading} className="text-ink text-base font-semibold">
          Past conversations
        </h2>
        <p className="text-ink-muted mt-1 max-w-130 text-sm text-pretty">
          What was written in {label} before this inbox was connected, the newest first. Nobody is
          notified, and nothing becomes unread.
        </p>
      </div>
      <div className="border-line grid gap-3 rounded-lg border px-4 py-3.5">
        <ImportState history={history} gap={gap} label={label} />
        {isOpen(history) ? (
          <div>
            <Button
              size="sm"
              off={isPending}
              onClick={() => act(cancelImport, { id }, 'Stopped. What came so far stays.')}
            >
              Stop the import
            </Button>
          </div>
        ) : (
          state !== 'disabled' && (
            <div>
              <Button
                size="sm"
                off={isPending}
                onClick={() => act(importPast, { id }, 'The import has begun')}
              >
                {history ? AGAIN[history.state] : 'Import past conversations'}
              </Button>
            </div>
          )
        )}
      </div>
    </section>
  );
}

const AGAIN = {
  running: 'Import again',
  waiting: 'Import again',
  done: 'Import again',
  failed: 'Try again',
  cancelled: 'Go on with the import',
} as const;
