import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ImportPast } from '@/components/settings/inboxes/import-past';
import { InboxForm } from '@/components/settings/inboxes/inbox-form';
import { InboxHealth } from '@/components/settings/inboxes/inbox-health';
import { InboxPeople } from '@/components/settings/inboxes/inbox-people';
import { RemoveInbox } from '@/components/settings/inboxes/remove-inbox';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { idSchema } from '@/lib/contracts/ids';
import { TRAITS } from '@/lib/domain/channel';
import { loadInbox } from '@/lib/web/loaders/inbox-settings';

const addressSchema = z.object({ accountId: idSchema, inboxId: idSchema });

export default async function Page({
  params,
}: PageProps<'/accounts/[accountId]/settings/inboxes/[inboxId]'>) {
  const address = addressSchema.safeParse(await params);
  if (!address.success) notFound();
  // Not under Suspense: an inbox that is not there has to be answered with 404.
  const { accountId, inboxId } = address.data;
  const inbox = await loadInbox(accountId, inboxId);
  if (!inbox) return <NotForYou />;

  const { name, channel, username } = inbox;
  const lead = username ? `${TRAITS[channel].label} · @${username}` : TRAITS[channel].label;
  return (
    <SettingsPage title={name} lead={lead}>
      <div className="grid gap-8">
        <div className="grid gap-3">
          <InboxHealth inbox={inbox} />
          <Link
            href={`/accounts/${accountId}/settings/inboxes/${inboxId}/health` as Route}
            className="text-accent-ink w-fit text-sm hover:underline"
          >
            How the connection stands
          </Link>
        </div>
        <InboxForm inbox={inbox} />
        <InboxPeople inbox={inbox} />
        <ImportPast inbox={inbox} />
        <RemoveInbox inbox={inbox} />
      </div>
    </SettingsPage>
  );
}
