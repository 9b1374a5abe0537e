import type { Role } from '@/lib/domain/conversation';

/** The accounts that a person may switch to, with what waits there for them. */
export type OwnAccounts = {
  accounts: {
    id: number;
    name: string;
    role: Role;
    /** Open conversations that they can see, and those of them that are theirs. */
    open: number;
    mine: number;
  }[];
};
