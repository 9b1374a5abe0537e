'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contracts/messages';
import { amend } from './amend';
import { sentenceOf, tell } from './api';
import { conversationKey, conversationPath } from './conversations';
import { useDesk } from './desk';
import { messagesQuery, type ThreadData, withMessages } from './messages';
import { withOurReaction } from './reactions';
import { toast } from './toast';

type Reacting = { readonly message: Message; readonly emoji: string | null };

/** Our reaction to a message, or null to take it back: seen at once, undone in view when the server refuses. */
export function useReact(number: number): (message: Message, emoji: string | null) => void {
  const client = useQueryClient();
  const { account } = useDesk();
  const { queryKey } = messagesQuery(account.id, number);
  const { mutate } = useMutation({
    mutationFn: ({ message, emoji }: Reacting) =>
      tell(`${conversationPath(account.id, number)}/messages/${message.id}/reaction`, {
        method: 'PUT',
        body: { emoji },
      }),
    onMutate: async ({ message, emoji }) => {
      await client.cancelQueries({ queryKey });
      amend<ThreadData>(client, queryKey, (data) =>
        withMessages(data, [withOurReaction(message, emoji)]),
      );
    },
    onError: (error) => toast.error(`Your reaction was not sent. ${sentenceOf(error)}`),
    onSettled: () => client.invalidateQueries({ queryKey: conversationKey(account.id, number) }),
  });
  return (message, emoji) => mutate({ message, emoji });
}
