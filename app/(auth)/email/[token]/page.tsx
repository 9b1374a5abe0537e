import { AuthFrame } from '@/components/auth/auth-frame';
import { ConfirmEmail } from '@/components/auth/confirm-email';
import { LinkOver } from '@/components/auth/link-over';
import { loadEmailChange } from '@/lib/web/loaders/mailed-links';

const OVER = {
  used: ['This address is confirmed', 'The link was used already. Sign in with the new address.'],
  superseded: ['A newer link was mailed', 'Only the newest link works. Look for the newest mail.'],
  expired: [
    'This link no longer works',
    'Links work for a day, and end when the change is cancelled or the password is changed. Start again in your profile.',
  ],
  unknown: [
    'This link is not one of ours',
    'Perhaps the mail program cut it in two. Copy the whole address from the mail.',
  ],
} as const;

export default async function Page({ params }: PageProps<'/email/[token]'>) {
  const link = await loadEmailChange((await params).token);
  if (link.state === 'good') {
    return (
      <>
        <title>Confirm your address · Parley</title>
        <ConfirmEmail token={link.token} email={link.email} />
      </>
    );
  }
  const [title, lead] = OVER[link.state];
  return (
    <AuthFrame title={title} lead={lead}>
      <title>{`${title} · Parley`}</title>
      <LinkOver first={{ href: '/', label: 'Go to Parley' }} />
    </AuthFrame>
  );
}
