'use client';

import type { ComponentProps } from 'react';
import { useDesk } from '@/lib/client/desk';
import { MemberAvatar } from './member-avatar';

export type AccountMenuProps = {
  readonly side: 'right' | 'bottom';
  /** On a phone there is no rail, so the look is chosen here. */
  readonly withLook?: boolean;
};

export function AccountFace(props: ComponentProps<'button'>) {
  const { me } = useDesk();
  return (
    <button
      type="button"
      aria-label={`Your account, ${me.name}`}
      className="rounded-full outline-offset-2 transition-opacity hover:opacity-85"
      {...props}
    >
      <MemberAvatar member={{ id: me.memberId, name: me.name }} size={30} />
    </button>
  );
}
