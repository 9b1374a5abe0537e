import 'server-only';
import type { MemberContext } from '../context';
import { act } from './act';

export const resolve = (ctx: MemberContext, number: number): Promise<void> =>
  act(ctx, number, ({ status }, name) =>
    status === 'resolved'
      ? null
      : {
          change: { status: 'resolved', resolvedAt: ctx.now },
          act: 'conversation.resolved',
          line: `${name} resolved the conversation`,
        },
  );
