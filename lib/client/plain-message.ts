import type { Message } from '@/lib/contracts/messages';

/** What a message of words alone has besides them. */
export const PLAIN = {
  kinds: [],
  attachments: [],
  replyTo: null,
  context: null,
  quickReplies: [],
  reactions: [],
  edits: 0,
  editedAt: null,
  unsentAt: null,
  imported: false,
} satisfies Partial<Message>;
