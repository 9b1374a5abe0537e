import 'server-only';
import { z } from 'zod';
import { db } from '@/db/client';
import type { SystemContext } from '@/lib/services/context';

export type ActionState =
  | { readonly status: 'idle' | 'done' }
  | { readonly status: 'refused'; readonly message: string }
  | { readonly status: 'invalid'; readonly fields: Readonly<Record<string, string[] | undefined>> };

/** A form action of somebody who is not signed in, for useActionState: `run` must refuse by itself. */
export function publicAction<Input>(
  schema: z.ZodType<Input>,
  run: (ctx: Pick<SystemContext, 'db' | 'now'>, input: Input) => Promise<ActionState>,
) {
  return async (_previous: ActionState, form: FormData): Promise<ActionState> => {
    const input = schema.safeParse(Object.fromEntries(form));
    if (!input.success) {
      return { status: 'invalid', fields: z.flattenError(input.error).fieldErrors };
    }
    return run({ db, now: new Date() }, input.data);
  };
}
