import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { db } from '@/db/client';
import { listInboxes } from '@/db/queries/inboxes';
import { listPictures } from '@/db/queries/pictures';
import type {
  ConversationDetail,
  ConversationPage,
  ListFilter,
} from '@/lib/contracts/conversations';
import type { MessagePage } from '@/lib/contracts/messages';
import { NotFound } from '@/lib/services/errors';
import { picturePath } from '../picture-path';
import {
  type CurrentMember,
  currentMember,
  currentUser,
  memberships,
  signInPath,
} from '../session';
import { conversationDetail } from './conversation-detail';
import { conversationPage } from './conversation-page';
import { messagePage } from './message-page';

/** The member that a page is for; everybody else is sent away. */
export const memberOf = cache(async (accountId: number): Promise<CurrentMember> => {
  if (!(await currentUser())) redirect(await signInPath());
  return (await currentMember(accountId)) ?? notFound();
});

/** What the frame around every page of an account shows. */
export async function loadDesk(accountId: number) {
  const { scope, name, email, superAdmin } = await memberOf(accountId);
  const [all, inboxes, pictures] = await Promise.all([
    memberships(),
    listInboxes(db, scope),
    listPictures(db, scope),
  ]);
  const accounts = all.map(({ accountId: id, name, role }) => ({ id, name, role }));
  const account = accounts.find(({ id }) => id === accountId) ?? notFound();
  return {
    account,
    accounts,
    me: { memberId: Number(scope.memberId), name, email, role: scope.role, superAdmin },
    inboxes,
    pictures: Object.fromEntries(
      pictures.map(({ memberId, key }) => [memberId, picturePath(accountId, key)]),
    ),
  };
}

export const loadConversations = async (
  accountId: number,
  filter: ListFilter,
): Promise<ConversationPage> => conversationPage({ db, ...(await memberOf(accountId)) }, filter);

export const loadConversation = async (
  accountId: number,
  number: number,
): Promise<ConversationDetail> => {
  const { scope } = await memberOf(accountId);
  return conversationDetail({ db, scope, now: new Date() }, number).catch(notFoundPage);
};

/** The newest messages, or those around one; around one that is gone, the newest after all. */
export const loadMessages = async (
  accountId: number,
  number: number,
  around: number | null,
): Promise<{ readonly page: MessagePage; readonly around: number | null }> => {
  const reader = { db, scope: (await memberOf(accountId)).scope };
  const newest = async () => ({ page: await messagePage(reader, number), around: null });
  if (around === null) return newest().catch(notFoundPage);
  return messagePage(reader, number, { around })
    .then((page) => ({ page, around }))
    .catch((error: unknown) => (error instanceof NotFound ? newest() : Promise.reject(error)))
    .catch(notFoundPage);
};

function notFoundPage(error: unknown): never {
  if (error instanceof NotFound) notFound();
  throw error;
}
