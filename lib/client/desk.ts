'use client';

import { createContext, useContext } from 'react';
import type { Role } from '@/lib/domain/conversation';

type Named = { readonly id: number; readonly name: string };

/** Who works here, and on what. */
export type Desk = {
  readonly account: Named;
  readonly accounts: readonly (Named & { readonly role: Role })[];
  readonly me: {
    readonly memberId: number;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly superAdmin: boolean;
  };
  readonly inboxes: readonly Named[];
  /** Where the picture of a member is; many have none. */
  readonly pictures: Readonly<Record<number, string>>;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk needs the desk layout above it');
  return desk;
}
