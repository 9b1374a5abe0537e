import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ChannelChoices } from '@/components/connect/channel-choices';
import { LogInStep } from '@/components/connect/log-in-step';
import { Wizard } from '@/components/connect/wizard';
import { NotForYou } from '@/components/settings/not-for-you';
import { idSchema } from '@/lib/contracts/ids';
import { CHANNELS } from '@/lib/domain/channel';
import { CONNECT_FAILURES } from '@/lib/domain/connect-failure';
import { loadConnecting } from '@/lib/web/loaders/connecting';

const searchSchema = z.object({
  channel: z.enum(CHANNELS).nullable().default(null).catch(null),
  inbox: idSchema.nullable().default(null).catch(null),
  error: z.enum(CONNECT_FAILURES).nullable().default(null).catch('unexpected'),
});

export default async function Page({
  params,
  searchParams,
}: PageProps<'/accounts/[accountId]/settings/inboxes/new'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  const { channel, inbox: inboxId, error } = searchSchema.parse(await searchParams);
  const connecting = await loadConnecting(accountId.data, inboxId);
  if (!connecting) return <NotForYou />;

  const { channels, superAdmin, inbox } = connecting;
  const chosen = channels.find((each) => each.channel === channel && each.configured);
  if (chosen || error) return <LogInStep inbox={inbox} error={error} />;
  return (
    <Wizard
      step={0}
      title="Where do customers write to you?"
      lead="An inbox is one connected account. You can connect as many as you like."
    >
      <ChannelChoices accountId={accountId.data} channels={channels} superAdmin={superAdmin} />
    </Wizard>
  );
}
