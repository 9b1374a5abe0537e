import 'server-only';
import type { MemberContext } from '../context';
import { act } from './act';

export const reopen = (ctx: MemberContext, number: number): Promise<void> =>
  act(ctx, number, ({ status }, name) =>
    status === 'open'
      ? null
      : {
          change: { status: 'open', resolvedAt: null },
          act: 'conversation.reopened',
          line: `${name} reopened the conversation`,
        },
  );
