'use client';

import { useActionState } from 'react';
import { FormProblem } from '@/components/auth/form-problem';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent, DialogDescription, DialogTitle } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { useDesk } from '@/lib/client/desk';
import { toast } from '@/lib/client/toast';
import type { ActionState } from '@/lib/contracts/action-state';
import type { TeamMember } from '@/lib/contracts/team';
import { disableMember } from '@/lib/web/actions/members';

type Props = {
  readonly member: TeamMember;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
};

/** Says what will happen, and asks who takes over. */
export function DisableDialog({ member, isOpen, setOpen }: Props) {
  return (
    <Dialog open={isOpen} onOpenChange={setOpen}>
      <DialogContent className="p-5">
        <DialogTitle className="text-lg font-semibold">Disable {member.name}?</DialogTitle>
        <DialogDescription className="text-ink-muted mt-1 text-sm text-pretty">
          They are out of this account at once, on every device. What they wrote stays. You can
          enable them again at any time.
        </DialogDescription>
        <DisableForm member={member} close={() => setOpen(false)} />
      </DialogContent>
    </Dialog>
  );
}

function DisableForm({ member, close }: { readonly member: TeamMember; close: () => void }) {
  const { account } = useDesk();
  const { id, name, held, heirs } = member;
  const [state, disable, isPending] = useActionState(
    async (previous: ActionState, form: FormData) => {
      const next = await disableMember(account.id, previous, form);
      if (next.status === 'done') {
        toast(`${name} is disabled`);
        close();
      }
      return next;
    },
    { status: 'idle' },
  );
  return (
    <form action={disable} className="mt-4 grid gap-4">
      <FormProblem sentence={state.status === 'refused' ? state.message : null} />
      <input type="hidden" name="member" value={id} />
      {held > 0 && (
        <Select name="heir" label={`Who takes over ${conversations(held)}?`}>
          <option value="">Nobody: they wait unassigned</option>
          {heirs.map((heir) => (
            <option key={heir.id} value={heir.id}>
              {heir.name}
            </option>
          ))}
        </Select>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" look="danger" off={isPending}>
          {isPending ? 'Disabling…' : `Disable ${name}`}
        </Button>
      </div>
    </form>
  );
}

const conversations = (count: number): string =>
  count === 1 ? 'their open conversation' : `their ${count} open conversations`;
