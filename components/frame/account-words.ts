import type { OwnAccounts } from '@/lib/contracts/accounts';
import type { Role } from '@/lib/domain/conversation';

type Counts = Pick<OwnAccounts['accounts'][number], 'open' | 'mine'>;

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  agent: 'Agent',
};

/** A person's role in an account and, once it is known, what waits there. */
export const accountWords = (role: Role, counts: Counts | undefined): string =>
  counts ? `${ROLE_NAMES[role]} · ${countWords(counts)}` : ROLE_NAMES[role];

function countWords({ open, mine }: Counts): string {
  if (open === 0) return 'nothing open';
  return mine > 0 ? `${open} open, ${mine} yours` : `${open} open`;
}
