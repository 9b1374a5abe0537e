'use client';

import { useOnDemand } from '@/lib/client/use-on-demand';
import { AccountFace, type AccountMenuProps } from './account-face';

/** Stands for the menu until somebody wants it. */
export function AccountButton(props: AccountMenuProps) {
  const { Shown, face } = useOnDemand(async () => (await import('./account-menu')).AccountMenu);
  return Shown ? <Shown {...props} /> : <AccountFace aria-haspopup="menu" {...face} />;
}
