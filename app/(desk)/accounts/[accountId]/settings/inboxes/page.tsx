import { Plus } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { InboxRows } from '@/components/settings/inboxes/inbox-rows';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { SettingsSkeleton } from '@/components/settings/settings-skeleton';
import { buttonLook } from '@/components/ui/button';
import { idSchema } from '@/lib/contracts/ids';
import { loadInboxes } from '@/lib/web/loaders/inbox-settings';

export default async function Page({
  params,
}: PageProps<'/accounts/[accountId]/settings/inboxes'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  return (
    <Suspense fallback={<SettingsSkeleton />}>
      <Inboxes accountId={accountId.data} />
    </Suspense>
  );
}

async function Inboxes({ accountId }: { readonly accountId: number }) {
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
      <InboxRows accountId={accountId} inboxes={inboxes} />
    </SettingsPage>
  );
}
