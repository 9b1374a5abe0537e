import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';
import { AccessLine } from '@/components/settings/inboxes/health/access-line';
import { DeliveryLines } from '@/components/settings/inboxes/health/delivery-lines';
import { ErrorTable } from '@/components/settings/inboxes/health/error-table';
import { Line } from '@/components/settings/inboxes/health/line';
import { PermissionLine } from '@/components/settings/inboxes/health/permission-line';
import { TrafficLines } from '@/components/settings/inboxes/health/traffic-lines';
import { WaitingLine } from '@/components/settings/inboxes/health/waiting-line';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { buttonLook } from '@/components/ui/button';
import { idSchema } from '@/lib/contracts/ids';
import { TRAITS } from '@/lib/domain/channel';
import { restrictionSentence } from '@/lib/domain/connection-trouble';
import { loadDelivery, loadHealth } from '@/lib/web/loaders/connection-health';

const addressSchema = z.object({ accountId: idSchema, inboxId: idSchema });

export default async function Page({
  params,
}: PageProps<'/accounts/[accountId]/settings/inboxes/[inboxId]/health'>) {
  const address = addressSchema.safeParse(await params);
  if (!address.success) notFound();
  const { accountId, inboxId } = address.data;
  const health = await loadHealth(accountId, inboxId);
  if (!health) return <NotForYou />;

  const { name, channel, state } = health;
  const { label } = TRAITS[channel];
  return (
    <SettingsPage
      title={`Connection of ${name}`}
      lead={`What it depends on, how it stands, and what to do. ${label} is asked at each visit.`}
      action={
        <Link
          href={`/accounts/${accountId}/settings/inboxes/${inboxId}` as Route}
          className={buttonLook({})}
        >
          Settings of this inbox
        </Link>
      }
    >
      <div className="grid gap-8">
        <ul aria-label="Connection" className="border-line divide-line divide-y rounded-lg border">
          <AccessLine health={health} />
          {state !== 'disabled' && (
            <>
              <PermissionLine health={health} />
              <Suspense fallback={<WaitingLine label={label} />}>
                <DeliveryLines
                  inboxId={inboxId}
                  label={label}
                  delivery={loadDelivery(accountId, inboxId)}
                />
              </Suspense>
            </>
          )}
          {health.restriction !== null && (
            <Line tone="warn" title="Restricted">
              <p>{restrictionSentence(health.restriction, label)}</p>
            </Line>
          )}
          <TrafficLines health={health} />
        </ul>
        <ErrorTable errors={health.errors} />
      </div>
    </SettingsPage>
  );
}
