'use client';

import { DoorClosed } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import { useDesk } from '@/lib/client/desk';

/** Takes the desk's place the moment that its member is disabled. */
export function PlaceClosed() {
  const { account, accounts } = useDesk();
  const [other] = accounts.filter(({ id }) => id !== account.id);
  return (
    <main role="alert" className="bg-surface grid min-h-dvh flex-1 place-items-center">
      <title>Closed · Parley</title>
      <State
        isPage
        icon={<DoorClosed />}
        title={`You are no longer in ${account.name}`}
        action={
          <a
            href={other ? `/accounts/${other.id}/conversations` : '/sign-in'}
            className={buttonLook()}
          >
            Go to {other ? other.name : 'sign in'}
          </a>
        }
      >
        An administrator has closed your access. What you wrote stays with the team. If this is a
        mistake, ask an administrator of {account.name}.
      </State>
    </main>
  );
}
