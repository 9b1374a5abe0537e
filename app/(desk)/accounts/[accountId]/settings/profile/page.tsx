import { Suspense } from 'react';
import { ProfileSettings } from '@/components/profile/profile-settings';
import { ProfileSkeleton } from '@/components/profile/profile-skeleton';
import { SettingsPage } from '@/components/settings/settings-page';
import { idSchema } from '@/lib/contracts/ids';
import { loadProfile } from '@/lib/web/loaders/profile';

type Props = PageProps<'/accounts/[accountId]/settings/profile'>;

export default function Page({ params }: Props) {
  return (
    <SettingsPage title="Profile" lead="How your team sees you, and how you sign in.">
      <Suspense fallback={<ProfileSkeleton />}>
        <Loaded params={params} />
      </Suspense>
    </SettingsPage>
  );
}

async function Loaded({ params }: Pick<Props, 'params'>) {
  const profile = await loadProfile(idSchema.parse((await params).accountId));
  return <ProfileSettings {...profile} />;
}
