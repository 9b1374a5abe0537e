import 'server-only';
import { searchConversations, searchMessages } from '@/db/queries/search';
import type { SearchResult } from '@/lib/contracts/search';
import { displayName } from '@/lib/domain/profile';
import { excerptOf, marksIn, searchedNumber, searchWords } from '@/lib/domain/search';
import type { MemberContext } from '@/lib/services/context';

const CONVERSATIONS = 8;
const MESSAGES = 20;

/** What an account has under some words, as far as this member sees it. */
export async function search(
  { db, scope }: Pick<MemberContext, 'db' | 'scope'>,
  typed: string,
): Promise<SearchResult> {
  const words = searchWords(typed);
  const number = searchedNumber(typed);
  if (words.length === 0) return { conversations: [], messages: [] };

  const [conversations, messages] = await Promise.all([
    searchConversations(db, scope, { words, number, limit: CONVERSATIONS }),
    searchMessages(db, scope, { words, number, limit: MESSAGES }),
  ]);
  const marked = (text: string) => ({ text, marks: marksIn(text, words) });
  return {
    conversations: conversations.map((row) => ({
      number: row.number,
      status: row.status,
      contact: contactOf(row),
      name: marked(contactOf(row).displayName),
      username: row.person.username === null ? null : marked(row.person.username),
      lastActivityAt: row.lastActivityAt.toISOString(),
    })),
    messages: messages.map((row) => ({
      id: row.id,
      number: row.number,
      contact: contactOf(row),
      direction: row.direction,
      private: row.private,
      excerpt: marksOf(row.text, words),
      at: row.at.toISOString(),
    })),
  };
}

function marksOf(content: string, words: readonly string[]) {
  const { text, marks } = excerptOf(content, words);
  return { text, marks: [...marks] };
}

type Found = {
  readonly contact: { readonly id: number; readonly name: string | null };
  readonly person: {
    readonly externalId: string;
    readonly username: string | null;
    readonly avatarUrl: string | null;
  };
};

const contactOf = ({ contact: { id, name }, person }: Found) => ({
  id,
  displayName: displayName({ name, username: person.username, externalId: person.externalId }),
  avatarUrl: person.avatarUrl,
});
