'use client';

import { Avatar } from '@/components/ui/avatar';
import { useDesk } from '@/lib/client/desk';

type Props = {
  readonly member: { readonly id: number; readonly name: string };
  /** In px. */
  readonly size?: number;
  readonly className?: string;
};

/** Somebody of the team: their picture, or initials where there is none. */
export function MemberAvatar({ member: { id, name }, ...look }: Props) {
  const { pictures } = useDesk();
  return <Avatar name={name} seed={id} src={pictures[id] ?? null} {...look} />;
}
