import { AuthFrame } from '@/components/auth/auth-frame';
import { LinkOver } from '@/components/auth/link-over';
import { NewPasswordForm } from '@/components/auth/new-password-form';
import { loadReset } from '@/lib/web/loaders/mailed-links';

const OVER = {
  used: [
    'This link was used',
    'It works once. If the new password was not set by you, ask for another link at once.',
  ],
  superseded: [
    'A newer link is on its way',
    'You asked more than once, and only the newest link works. Look for the newest mail.',
  ],
  expired: [
    'This link has expired',
    'Links work for an hour, and end when the password or the address is changed.',
  ],
  unknown: [
    'This link is not one of ours',
    'Perhaps the mail program cut it in two. Copy the whole address from the mail, or ask for a new link.',
  ],
} as const;

export default async function Page({ params }: PageProps<'/password/[token]'>) {
  const link = await loadReset((await params).token);
  if (link.state === 'good') {
    return (
      <AuthFrame
        title="Choose a new password"
        lead={`For ${link.email}. Every other browser is signed out.`}
      >
        <title>New password · Parley</title>
        <NewPasswordForm token={link.token} email={link.email} />
      </AuthFrame>
    );
  }
  const [title, lead] = OVER[link.state];
  return (
    <AuthFrame title={title} lead={lead}>
      <title>{`${title} · Parley`}</title>
      <LinkOver
        first={{ href: '/password', label: 'Ask for a new link' }}
        second={{ href: '/sign-in', label: 'Sign in' }}
      />
    </AuthFrame>
  );
}
