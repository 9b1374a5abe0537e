import { getConversation, listConversations, toggleStatus } from './conversations';
import { getInbox, listInboxes, startInstagramLogin, updateInbox } from './inboxes';
import { createMessage, listMessages } from './messages';
import type { Operation } from './operation';
import { createToken, getProfile } from './people';
import { createUpload } from './uploads';

/** Every call that is served, in the order in which it is described. */
export const OPERATIONS: readonly Operation[] = [
  getProfile,
  createToken,
  listInboxes,
  getInbox,
  updateInbox,
  startInstagramLogin,
  listConversations,
  getConversation,
  toggleStatus,
  listMessages,
  createMessage,
  createUpload,
];
