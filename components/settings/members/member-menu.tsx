'use client';

import { Ellipsis, ShieldCheck, ShieldOff, UserRoundCheck, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { TeamMember } from '@/lib/contracts/team';
import { changeMemberRole, enableMember } from '@/lib/web/actions/members';
import { useAct } from '../use-act';
import { DisableDialog } from './disable-dialog';

/** What an administrator can do about a member. */
export function MemberMenu({ member }: { readonly member: TeamMember }) {
  const { id, name, role, disabled, isMe } = member;
  const [act, isPending] = useAct();
  const [asking, setAsking] = useState(false);
  const makeAgent = role === 'administrator';
  const changeRole = () =>
    act(
      changeMemberRole,
      { member: id, role: makeAgent ? 'agent' : 'administrator' },
      `${name} is ${makeAgent ? 'an agent' : 'an administrator'} now`,
    );
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button look="quiet" size="icon" aria-label={`Change ${name}`} off={isPending}>
            <Ellipsis className="size-4" />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuItem onSelect={changeRole}>
            {makeAgent ? <ShieldOff /> : <ShieldCheck />}
            {makeAgent ? 'Make an agent' : 'Make an administrator'}
          </MenuItem>
          {disabled ? (
            <MenuItem
              onSelect={() => act(enableMember, { member: id }, `${name} can come in again`)}
            >
              <UserRoundCheck />
              Enable
            </MenuItem>
          ) : (
            <MenuItem disabled={isMe} onSelect={() => setAsking(true)}>
              <UserRoundX />
              {isMe ? 'Nobody disables themselves' : 'Disable…'}
            </MenuItem>
          )}
        </MenuContent>
      </Menu>
      <DisableDialog member={member} isOpen={asking} setOpen={setAsking} />
    </>
  );
}
