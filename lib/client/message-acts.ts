'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Message } from '@/lib/contracts/messages';
import { amend } from './amend';
import { sentenceOf, tell } from './api';
import { conversationKey, conversationPath } from './conversations';
import { useDesk } from './desk';
import { messagesQuery, type ThreadData, withMessages } from './messages';
import { toast } from './toast';

type Act = { readonly message: Message; readonly act: 'retry' | 'confirmation' };

/** What a person may do about a message that failed or is not confirmed. */
export function useMessageActs(number: number) {
  const client = useQueryClient();
  const { account } = useDesk();
  const { queryKey } = messagesQuery(account.id, number);
  const { mutate, isPending } = useMutation({
    mutationFn: ({ message, act }: Act) =>
      tell(`${conversationPath(account.id, number)}/messages/${message.id}/${act}`, {
        method: 'POST',
      }),
    onMutate: ({ message, act }) => {
      if (act !== 'retry') return;
      const queued: Message = { ...message, status: 'queued', problem: null };
      amend<ThreadData>(client, queryKey, (data) => withMessages(data, [queued]));
    },
    onSuccess: (_answer, { act }) => {
      if (act === 'confirmation') toast('Looking in Instagram whether it arrived…');
    },
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: conversationKey(account.id, number) }),
  });
  return {
    isPending,
    retry: (message: Message) => mutate({ message, act: 'retry' }),
    confirm: (message: Message) => mutate({ message, act: 'confirmation' }),
  };
}
