import type { Transaction } from '@/db/client';
import { saveAccount } from '@/db/queries/accounts';
import { saveMember } from '@/db/queries/members';
import { saveUser } from '@/db/queries/users';
import { inboxes, inboxMembers } from '@/db/schema/inboxes';
import { refreshDueAt } from '@/lib/domain/connection';
import type { Role } from '@/lib/domain/conversation';
import { encrypt } from '@/lib/platform/crypto';
import { hashPassword } from '@/lib/platform/password';
import type { World } from './world';

export type SignIn = { readonly email: string; readonly password: string };

export type Team = {
  readonly accountId: number;
  readonly inboxId: number;
  readonly administrator: number;
  readonly agents: readonly number[];
};

/** The demo administrator is also the super admin; the agents share the password. */
const PEOPLE = (email: string) =>
  [
    { name: 'Dana Okafor', email, role: 'administrator', superAdmin: true },
    { name: 'Mia Lindqvist', email: 'mia@parley.test', role: 'agent', superAdmin: false },
    { name: 'Leo Marchetti', email: 'leo@parley.test', role: 'agent', superAdmin: false },
  ] as const satisfies readonly { role: Role; [key: string]: unknown }[];

type Making = { readonly world: World; readonly signIn: SignIn; readonly now: Date };

export async function seedTeam(tx: Transaction, { world, signIn, now }: Making): Promise<Team> {
  const passwordHash = await hashPassword(signIn.password);
  const accountId = await saveAccount(tx, { name: world.account.name, at: now });
  const memberIds: number[] = [];
  for (const { role, ...person } of PEOPLE(signIn.email)) {
    const userId = await saveUser(tx, { ...person, passwordHash, at: now });
    memberIds.push(await saveMember(tx, { accountId, userId, role, at: now }));
  }
  const inboxId = await seedInbox(tx, accountId, { account: world.account, now });
  await tx
    .insert(inboxMembers)
    .values(memberIds.map((memberId) => ({ accountId, inboxId, memberId })));

  const [administrator = 0, ...agents] = memberIds;
  return { accountId, inboxId, administrator, agents };
}

type Seeding = { readonly account: World['account']; readonly now: Date };

async function seedInbox(tx: Transaction, accountId: number, { account, now }: Seeding) {
  const { externalId, username, accessToken, tokenExpiresAt } = account;
  const [inbox] = await tx
    .insert(inboxes)
    .values({
      accountId,
      channel: 'instagram',
      name: username,
      externalId,
      username,
      accessToken: encrypt(accessToken, ['inboxes', 'access_token', externalId]),
      tokenExpiresAt,
      tokenRefreshAt: refreshDueAt({ setAt: now, expiresAt: tokenExpiresAt }),
    })
    .returning({ id: inboxes.id });
  if (!inbox) throw new Error('an insert always returns its row');
  return inbox.id;
}
