'use client';

import { ShieldAlert } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { buttonLook } from '@/components/ui/button';
import { State } from '@/components/ui/state';
import { useDesk } from '@/lib/client/desk';

/** What an agent finds at an address of the administrators. */
export function NotForYou() {
  const { account } = useDesk();
  return (
    <div className="grid min-h-full place-items-center">
      <title>For administrators · Parley</title>
      <State
        isPage
        icon={<ShieldAlert />}
        title="This page is for administrators"
        action={
          <Link href={`/accounts/${account.id}/conversations` as Route} className={buttonLook()}>
            Back to the list
          </Link>
        }
      >
        You are an agent in {account.name}. If something here should be changed, ask one of its
        administrators.
      </State>
    </div>
  );
}
