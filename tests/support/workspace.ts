import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { type Inbox, inboxes } from '@/db/schema/inboxes';
import { begin } from '@/lib/services/logins/begin';
import { finish } from '@/lib/services/logins/finish';
import { recognise } from '@/lib/services/logins/recognise';
import { makeAccount, system, type TestAccount, type TestMember } from './account.ts';
import { control, logIn } from './instagram-login.ts';

export const BASIC = 'instagram_business_basic';
export const MESSAGES = 'instagram_business_manage_messages';
export const COMMENTS = 'instagram_business_manage_comments';

type Return = Parameters<typeof logIn>[1] & { readonly inboxId?: number };

/** A workspace whose administrator connects accounts. */
export async function makeWorkspace() {
  const shop: TestAccount = await makeAccount();
  const admin: TestMember = await shop.member('administrator');
  const asAdmin = (who = admin) => shop.as(who, { role: 'administrator' });

  async function started(inboxId: number | null = null, who = admin): Promise<string> {
    const begun = await begin(asAdmin(who), { channel: 'instagram', inboxId });
    if (!begun.ok) throw new Error(begun.reason);
    return begun.url;
  }

  /** A whole login, from the button to the rows. */
  async function connectAs({ inboxId, ...wanted }: Return) {
    const { state = '', code = '' } = await logIn(await started(inboxId ?? null), wanted);
    return finish(system(), await loginOf(state), code);
  }

  return { ...shop, admin, asAdmin, started, connectAs };
}

export type Workspace = Awaited<ReturnType<typeof makeWorkspace>>;

export async function loginOf(state: string) {
  const found = await recognise(system(), 'instagram', state);
  if (!found.ok) throw new Error(found.failure);
  return found.login;
}

export const inboxOf = async (externalId: string): Promise<Inbox[]> =>
  db.select().from(inboxes).where(eq(inboxes.externalId, externalId));

/** What goes wrong at Meta, once. */
export const fault = (path: string, effect: object) =>
  control('POST', '/faults', { match: { path }, effect });

/** The simulated Instagram as it is at first. */
export async function usualInstagram(): Promise<void> {
  await control('DELETE', '/faults');
  await control('PATCH', '/switches', {
    tokenAnswer: 'wrapped',
    me: 'flat',
    tokenUserId: 'string',
    exchangeErrors: 'instagram',
    personalLogin: 'page',
    accountType: 'wire',
  });
}
