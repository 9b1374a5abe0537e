'use client';

import type { OpenInvitation } from '@/lib/contracts/invitation';
import { AcceptForm } from './accept-form';
import { EnterForm } from './enter-form';
import { JoinForm } from './join-form';
import { SomebodyElse } from './somebody-else';

type Props = { readonly token: string; readonly invitation: OpenInvitation };

/** What the person who opened the link has to do to be in. */
export function Open({ token, invitation: { guest, email } }: Props) {
  if (guest.is === 'invited') return <AcceptForm token={token} name={guest.name} email={email} />;
  if (guest.is === 'somebody_else') return <SomebodyElse is={guest.email} invited={email} />;
  return guest.is === 'known' ? (
    <EnterForm token={token} email={email} />
  ) : (
    <JoinForm token={token} email={email} />
  );
}
