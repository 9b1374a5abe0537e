import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { audits } from '@/db/schema/accounts';
import { users } from '@/db/schema/users';
import { release } from '@/lib/services/inboxes/release';
import { arrives, newCustomer, threadOf, webhookBody, written } from './instagram.ts';
import { newBusiness } from './instagram-login.ts';
import { makePerson } from './person.ts';
import { inboxOf, makeWorkspace } from './workspace.ts';

/** Two workspaces, a super admin, and an account that the first workspace has connected. */
export async function makeReleasable() {
  const [first, second, root] = await Promise.all([makeWorkspace(), makeWorkspace(), makePerson()]);
  await db.update(users).set({ superAdmin: true }).where(eq(users.id, root.userId));
  const { externalId: account } = await newBusiness({ name: 'Kiln' });
  await first.connectAs({ account });
  const [inbox] = await inboxOf(account);
  if (!inbox) throw new Error('no inbox');

  return {
    ...{ first, second, root, account, inbox },
    release: () => release(root.as(), inbox.id, inbox.name),
    /** The first workspace's inbox as it is now. */
    reread: async () => (await inboxOf(account)).find(({ id }) => id === inbox.id),
    /** The inbox through which the account is connected now, if there is one. */
    held: async () => (await inboxOf(account)).filter(({ releasedAt }) => releasedAt === null),
    says: (text: string) =>
      arrives(webhookBody(account, written({ account, customer: newCustomer(), text }))),
    textsIn: async (id: number) => (await threadOf(id)).map(({ content }) => content),
    acts: async () => {
      const own = eq(audits.subject, `inbox:${inbox.id}`);
      const rows = await db.select().from(audits).where(own).orderBy(audits.id);
      return rows.map(({ act }) => act);
    },
  };
}

export type Releasable = Awaited<ReturnType<typeof makeReleasable>>;
