import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { Closed } from '@/components/auth/invitation/closed';
import { Open } from '@/components/auth/invitation/open';
import { loadInvitation } from '@/lib/web/loaders/invitation';

/** The address is a secret: no other site learns it from a link. */
export const metadata: Metadata = { title: 'Invitation · Parley', referrer: 'no-referrer' };

export default async function Page({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  const invitation = await loadInvitation(token);
  if (invitation.state === 'accepted' && invitation.mine !== null) {
    redirect(`/accounts/${invitation.mine}/conversations` as Route);
  }
  if (invitation.state !== 'open') return <Closed invitation={invitation} />;

  const { account, inviter, role } = invitation;
  const as = role === 'administrator' ? 'an administrator' : 'an agent';
  return (
    <AuthFrame title={`Join ${account}`} lead={`${inviter} invites you to join as ${as}.`}>
      <Open token={token} invitation={invitation} />
    </AuthFrame>
  );
}
