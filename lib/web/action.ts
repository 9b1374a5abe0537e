import 'server-only';
import { after as afterAnswer } from 'next/server';
import { z } from 'zod';
import { db } from '@/db/client';
import type { ActionState } from '@/lib/contracts/action-state';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import type { SystemContext } from '@/lib/services/context';
import { currentUser } from './session';

type SuperAdminContext = SystemContext & { readonly userId: number };

/** A form action of the installation's own administrators; to everybody else it does not exist. */
export function superAdminAction<Input>(
  schema: z.ZodType<Input>,
  run: (ctx: SuperAdminContext, input: Input) => Promise<ActionState>,
) {
  return async (_previous: ActionState, form: FormData): Promise<ActionState> => {
    const user = await currentUser();
    if (!user?.superAdmin) return { status: 'refused', message: 'Please sign in again.' };

    const input = schema.safeParse(Object.fromEntries(form));
    if (!input.success) {
      return { status: 'invalid', fields: z.flattenError(input.error).fieldErrors };
    }
    const after = collect();
    const done = await run({ db, now: new Date(), after, userId: user.userId }, input.data);
    afterAnswer(() => after.perform(answerHere));
    return done;
  };
}

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
