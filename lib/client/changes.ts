'use client';

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  ConversationDetail,
  ConversationSummary,
  ListFilter,
} from '@/lib/contracts/conversations';
import { ASSIGNEE_FILTERS, LIST_ORDERS, STATUS_FILTERS } from '@/lib/contracts/conversations';
import { amend } from './amend';
import { sentenceOf, tell } from './api';
import {
  accountKey,
  conversationPath,
  detailQuery,
  type ListData,
  listQuery,
} from './conversations';
import { type Desk, useDesk } from './desk';
import { type ConversationChange, changeList } from './list-changes';
import { toast } from './toast';

type Assignee = ConversationSummary['assignee'];

const FILTERS: readonly ListFilter[] = STATUS_FILTERS.flatMap((status) =>
  ASSIGNEE_FILTERS.flatMap((assignee) => LIST_ORDERS.map((order) => ({ status, assignee, order }))),
);

/** Shows a change everywhere before the server has made it. */
function apply(client: QueryClient, desk: Desk, number: number, change: ConversationChange): void {
  const accountId = desk.account.id;
  for (const filter of FILTERS) {
    amend<ListData>(client, listQuery(accountId, filter).queryKey, (data) =>
      changeList(data, number, { change, view: { filter, me: desk.me.memberId } }),
    );
  }
  amend<ConversationDetail>(client, detailQuery(accountId, number).queryKey, (detail) => ({
    ...detail,
    ...change,
  }));
}

type Step<Input> = {
  readonly change: (input: Input) => ConversationChange;
  readonly request: (input: Input, path: string) => Promise<void>;
  /** Says what was done, at once; the id lets a refusal take its place. */
  readonly say?: (input: Input) => string | number;
};

/** A change of one conversation: seen at once, undone in view when the server refuses. */
export function useChange<Input>({ change, request, say }: Step<Input>) {
  const client = useQueryClient();
  const desk = useDesk();
  const { mutate } = useMutation({
    mutationFn: ({ number, input }: { readonly number: number; readonly input: Input }) =>
      request(input, conversationPath(desk.account.id, number)),
    onMutate: async ({ number, input }) => {
      await client.cancelQueries({ queryKey: accountKey(desk.account.id) });
      apply(client, desk, number, change(input));
      return say?.(input);
    },
    onError: (error, _input, said) =>
      toast.error(sentenceOf(error), { ...(said !== undefined && { id: said }), action: null }),
    onSettled: () => client.invalidateQueries({ queryKey: accountKey(desk.account.id) }),
  });
  return (number: number, input: Input) => mutate({ number, input });
}

export function useAssign() {
  return useChange<Assignee>({
    change: (assignee) => ({ assignee }),
    request: (assignee, path) =>
      tell(`${path}/assignment`, { method: 'PUT', body: { memberId: assignee?.id ?? null } }),
    say: (assignee) => toast(assignee ? `Assigned to ${assignee.name}` : 'Assigned to nobody'),
  });
}

/** Tells that this member has read what there is. Nothing to show and nothing to complain about. */
export function useOpened() {
  const client = useQueryClient();
  const desk = useDesk();
  const { mutate } = useMutation({
    mutationFn: (number: number) =>
      tell(`${conversationPath(desk.account.id, number)}/opening`, { method: 'PUT' }),
    onMutate: (number) => apply(client, desk, number, { unreadCount: 0 }),
  });
  return mutate;
}
