'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { LiveUpdates } from '@/components/frame/live-updates';
import { ApiProblem } from '@/lib/client/api';
import { MomentContext } from '@/lib/client/clock';
import { type Density, DensityContext } from '@/lib/client/density';
import { type Desk, DeskContext } from '@/lib/client/desk';
import { keepPreference } from '@/lib/client/preferences';
import { OutboxContext, useNewOutbox } from '@/lib/client/use-outbox';

const FRESH_MS = 30_000;
const KEPT_MS = 30 * 60_000;

/** Refusals are final; a lost connection or a hiccup is worth two more tries. */
const mayTryAgain = (failures: number, error: unknown): boolean =>
  failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500);

const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        gcTime: KEPT_MS,
        retry: mayTryAgain,
        refetchOnWindowFocus: 'always',
        refetchOnReconnect: 'always',
      },
    },
  });

type Props = {
  readonly desk: Desk;
  readonly moment: { readonly renderedAt: number; readonly zone: string };
  readonly rows: Density;
  readonly children: ReactNode;
};

/** One query client, one live connection, one outbox. */
export function Providers({ desk, moment, rows: kept, children }: Props) {
  const [client] = useState(newQueryClient);
  const [rows, setKept] = useState(kept);
  const setRows = (next: Density) => {
    setKept(next);
    void keepPreference('rows', next);
  };
  return (
    <QueryClientProvider client={client}>
      <MomentContext value={moment}>
        <DeskContext value={desk}>
          <DensityContext value={{ rows, setRows }}>
            <Sending accountId={desk.account.id}>
              <LiveUpdates>{children}</LiveUpdates>
            </Sending>
          </DensityContext>
        </DeskContext>
      </MomentContext>
    </QueryClientProvider>
  );
}

function Sending({ accountId, children }: { accountId: number; children: ReactNode }) {
  return <OutboxContext value={useNewOutbox(accountId)}>{children}</OutboxContext>;
}
