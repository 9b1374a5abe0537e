import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { db } from '@/db/client';
import { listInboxes } from '@/db/queries/inboxes';
import type {
  ConversationDetail,
  ConversationPage,
  ListFilter,
} from '@/lib/contracts/conversations';
import type { MessagePage } from '@/lib/contracts/messages';
import { NotFound } from '@/lib/services/errors';
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
const memberOf = cache(async (accountId: number): Promise<CurrentMember> => {
  if (!(await currentUser())) redirect(await signInPath());
  return (await currentMember(accountId)) ?? notFound();
});

/** What the frame around every page of an account shows. */
export async function loadDesk(accountId: number) {
  const { scope, name, email, superAdmin } = await memberOf(accountId);
  const [all, inboxes] = await Promise.all([memberships(), listInboxes(db, scope)]);
  const accounts = all.map((each) => ({ id: each.accountId, name: each.name }));
  const account = accounts.find(({ id }) => id === accountId) ?? notFound();
  return {
    account,
    accounts,
    me: { memberId: Number(scope.memberId), name, email, role: scope.role, superAdmin },
    inboxes,
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
  return conversationDetail({ db, scope }, number).catch(notFoundPage);
};

export const loadMessages = async (accountId: number, number: number): Promise<MessagePage> => {
  const { scope } = await memberOf(accountId);
  return messagePage({ db, scope }, number).catch(notFoundPage);
};

function notFoundPage(error: unknown): never {
  if (error instanceof NotFound) notFound();
  throw error;
}
