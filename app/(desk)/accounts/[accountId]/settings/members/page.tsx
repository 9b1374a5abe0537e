import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { InvitationList } from '@/components/settings/members/invitation-list';
import { InviteDialog } from '@/components/settings/members/invite-dialog';
import { MemberList } from '@/components/settings/members/member-list';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { SettingsSkeleton } from '@/components/settings/settings-skeleton';
import { idSchema } from '@/lib/contracts/ids';
import { loadTeam } from '@/lib/web/loaders/team';

export default async function Page({
  params,
}: PageProps<'/accounts/[accountId]/settings/members'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  return (
    <Suspense fallback={<SettingsSkeleton />}>
      <Members accountId={accountId.data} />
    </Suspense>
  );
}

async function Members({ accountId }: { readonly accountId: number }) {
  const team = await loadTeam(accountId);
  if (!team) return <NotForYou />;
  return (
    <SettingsPage
      title="Members"
      lead="Agents answer in their inboxes. Administrators see everything and look after these settings."
      action={<InviteDialog />}
    >
      <MemberList members={team.members} />
      <InvitationList invitations={team.invitations} />
    </SettingsPage>
  );
}
