import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { FirstMessage } from '@/components/connect/first-message';
import { Wizard } from '@/components/connect/wizard';
import { InboxPeople } from '@/components/settings/inboxes/inbox-people';
import { NotForYou } from '@/components/settings/not-for-you';
import { buttonLook } from '@/components/ui/button';
import { idSchema } from '@/lib/contracts/ids';
import { loadInbox } from '@/lib/web/loaders/inbox-settings';

const addressSchema = z.object({ accountId: idSchema, inboxId: idSchema });

export default async function Page({
  params,
}: PageProps<'/accounts/[accountId]/settings/inboxes/[inboxId]/members'>) {
  const address = addressSchema.safeParse(await params);
  if (!address.success) notFound();
  const { accountId, inboxId } = address.data;
  const inbox = await loadInbox(accountId, inboxId);
  if (!inbox) return <NotForYou />;

  const { name, username } = inbox;
  return (
    <Wizard
      step={2}
      title={`${name} is connected`}
      lead="Choose who answers what people write to it. You can change that at any time."
    >
      <div className="grid gap-8">
        <InboxPeople inbox={inbox} />
        <FirstMessage inboxId={inboxId} username={username} />
        <div className="flex flex-wrap gap-2">
          <Link
            href={`/accounts/${accountId}/conversations` as Route}
            className={buttonLook({ look: 'solid', size: 'lg' })}
          >
            Go to conversations
          </Link>
          <Link
            href={`/accounts/${accountId}/settings/inboxes/${inboxId}` as Route}
            className={buttonLook({ size: 'lg' })}
          >
            Settings of this inbox
          </Link>
        </div>
      </div>
    </Wizard>
  );
}
