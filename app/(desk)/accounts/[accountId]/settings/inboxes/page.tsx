import { Plus } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';
import { InboxRows } from '@/components/settings/inboxes/inbox-rows';
import { Untold } from '@/components/settings/inboxes/untold';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { SettingsSkeleton } from '@/components/settings/settings-skeleton';
import { buttonLook } from '@/components/ui/button';
import { idSchema } from '@/lib/contracts/ids';
import { CHANNELS, type Channel } from '@/lib/domain/channel';
import { loadInboxes } from '@/lib/web/loaders/inbox-settings';

const searchSchema = z.object({ untold: z.enum(CHANNELS).optional().catch(undefined) });

export default async function Page({
  params,
  searchParams,
}: PageProps<'/accounts/[accountId]/settings/inboxes'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  const { untold } = searchSchema.parse(await searchParams);
  return (
    <Suspense fallback={<SettingsSkeleton />}>
      <Inboxes accountId={accountId.data} untold={untold} />
    </Suspense>
  );
}

type Props = { readonly accountId: number; readonly untold: Channel | undefined };

async function Inboxes({ accountId, untold }: Props) {
  const inboxes = await loadInboxes(accountId);
  if (!inboxes) return <NotForYou />;
  return (
    <SettingsPage
      title="Inboxes"
      lead="Each is one connected account. Its members see and answer what customers write to it."
      action={
        <Link
          href={`/accounts/${accountId}/settings/inboxes/new` as Route}
          className={buttonLook({ look: 'solid' })}
        >
          <Plus className="size-4" />
          New inbox
        </Link>
      }
    >
      {untold && <Untold channel={untold} />}
      <InboxRows accountId={accountId} inboxes={inboxes} />
    </SettingsPage>
  );
}
