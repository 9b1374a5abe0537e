'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { ConversationDetail } from '@/lib/contracts/conversations';
import { amend } from './amend';
import { sentenceOf, tell } from './api';
import { conversationKey, conversationPath, detailQuery } from './conversations';
import { useDesk } from './desk';
import { toast } from './toast';

/** Blocks and unblocks the person of a conversation: seen at once, undone in view when the server refuses. */
export function useBlocking(number: number): (blocked: boolean) => void {
  const client = useQueryClient();
  const { account } = useDesk();
  const { mutate } = useMutation({
    mutationFn: (blocked: boolean) =>
      tell(`${conversationPath(account.id, number)}/blocking`, {
        method: 'PUT',
        body: { blocked },
      }),
    onMutate: async (blocked) => {
      const { queryKey } = detailQuery(account.id, number);
      await client.cancelQueries({ queryKey });
      amend<ConversationDetail>(client, queryKey, (detail) => ({
        ...detail,
        contact: { ...detail.contact, blocked },
      }));
    },
    onError: (error) => toast.error(sentenceOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: conversationKey(account.id, number) }),
  });
  return mutate;
}

/** Whoever looks at an old profile has it asked for again; what comes is told by a live note. */
export function useFreshProfile(number: number, isOld: boolean): void {
  const { account } = useDesk();
  const { mutate } = useMutation({
    mutationFn: () =>
      tell(`${conversationPath(account.id, number)}/profile-check`, { method: 'PUT' }),
  });
  const check = useEffectEvent(() => mutate());
  useEffect(() => {
    if (isOld) check();
  }, [isOld]);
}
