import 'server-only';
import { headers } from 'next/headers';
import { after as afterAnswer } from 'next/server';
import { z } from 'zod';
import { db } from '@/db/client';
import type { ActionState } from '@/lib/contracts/action-state';
import { idSchema } from '@/lib/contracts/ids';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import type { MemberContext, SystemContext, UserContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { isForeign } from './origin';
import { currentMember, currentUser } from './session';

type Run<Context, Input, Answer = ActionState> = (ctx: Context, input: Input) => Promise<Answer>;

const SIGNED_OUT: ActionState = { status: 'refused', message: 'Please sign in again.' };
const NOT_YOURS: ActionState = {
  status: 'refused',
  message: 'Only an administrator of this account can do this.',
};
const FOREIGN: ActionState = {
  status: 'refused',
  message: 'This did not come from a page of Parley. Please load the page again.',
};
const GONE: ActionState = {
  status: 'refused',
  message: 'This is not there any more. Please load the page again.',
};

/** A form action of an administrator, for useActionState once the account's id is bound to it. */
export function administratorAction<Input>(
  schema: z.ZodType<Input>,
  run: Run<MemberContext, Input>,
) {
  return async (account: number, _previous: ActionState, form: FormData): Promise<ActionState> => {
    if (!(await currentUser())) return SIGNED_OUT;
    const accountId = idSchema.safeParse(account);
    const member = accountId.success ? await currentMember(accountId.data) : null;
    if (!member) return GONE;
    const { scope, userId } = member;
    if (scope.role !== 'administrator') return NOT_YOURS;
    return perform(form, schema, (ctx, input) => run({ ...ctx, scope, userId }, input));
  };
}

/** A form action of whoever is signed in, about themselves. */
export function userAction<Input>(schema: z.ZodType<Input>, run: Run<UserContext, Input>) {
  return async (_previous: ActionState, form: FormData): Promise<ActionState> => {
    const user = await currentUser();
    if (!user) return SIGNED_OUT;
    const { userId, sessionId } = user;
    return perform(form, schema, (ctx, input) => run({ ...ctx, userId, sessionId }, input));
  };
}

/** A form action of the installation's own administrators; to everybody else it does not exist. */
export function superAdminAction<Input, Answer = never>(
  schema: z.ZodType<Input>,
  run: Run<UserContext, Input, ActionState | NoInfer<Answer>>,
) {
  return async (_previous: ActionState | Answer, form: FormData): Promise<ActionState | Answer> => {
    const user = await currentUser();
    if (!user?.superAdmin) return SIGNED_OUT;
    const { userId, sessionId } = user;
    return perform(form, schema, (ctx, input) => run({ ...ctx, userId, sessionId }, input));
  };
}

/** A form action of somebody who is not signed in, for useActionState: `run` must refuse by itself. */
export function publicAction<Input>(schema: z.ZodType<Input>, run: Run<SystemContext, Input>) {
  return (_previous: ActionState, form: FormData): Promise<ActionState> =>
    perform(form, schema, run);
}

/** Next compares Origin and Host by itself, and knows neither APP_URL nor Sec-Fetch-Site. */
async function perform<Input, Answer>(
  form: FormData,
  schema: z.ZodType<Input>,
  run: Run<SystemContext, Input, Answer>,
): Promise<Answer | ActionState> {
  if (isForeign(await headers())) return FOREIGN;
  const input = schema.safeParse(fieldsOf(form));
  if (!input.success) {
    return { status: 'invalid', fields: z.flattenError(input.error).fieldErrors };
  }
  const after = collect();
  try {
    return await run({ db, now: new Date(), after }, input.data);
  } catch (error) {
    if (error instanceof NotFound) return GONE;
    throw error;
  } finally {
    afterAnswer(() => after.perform(answerHere));
  }
}

/** Fields whose name ends in `[]` become lists, under the name without it; of the others the last one counts. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const lists = [...new Set(form.keys())].filter((name) => name.endsWith('[]'));
  const singles = [...form].filter(([name]) => !name.endsWith('[]') && !name.startsWith('$ACTION'));
  return {
    ...Object.fromEntries(singles),
    ...Object.fromEntries(lists.map((name) => [name.slice(0, -2), form.getAll(name)])),
  };
}
