import Link from 'next/link';
import { AuthFrame } from '@/components/auth/auth-frame';
import { buttonLook } from '@/components/ui/button';
import type { ClosedInvitation } from '@/lib/contracts/invitation';

/** A link that leads nowhere any more, or never did, and why. */
export function Closed({ invitation }: { readonly invitation: ClosedInvitation }) {
  const { title, lead } = wordsFor(invitation);
  return (
    <AuthFrame title={title} lead={lead}>
      <Link href="/" className={buttonLook({ size: 'lg', className: 'w-full' })}>
        Go to Parley
      </Link>
    </AuthFrame>
  );
}

function wordsFor(invitation: ClosedInvitation): { title: string; lead: string } {
  switch (invitation.state) {
    case 'expired':
      return {
        title: 'This invitation has expired',
        lead: `A link works for seven days. Ask whoever invited you to ${invitation.account} to send another one.`,
      };
    case 'revoked':
      return {
        title: 'This invitation was taken back',
        lead: `An administrator of ${invitation.account} has taken it back. If you expected to join, ask them.`,
      };
    case 'accepted':
      return {
        title: 'This invitation was used',
        lead: `A link works once, and this one has let somebody into ${invitation.account}. If that was you, sign in.`,
      };
    case 'unknown':
      return {
        title: 'This link leads nowhere',
        lead: 'It may be cut off, or a newer mail holds a newer link. Open the link in the newest mail, or ask whoever invited you.',
      };
  }
}
