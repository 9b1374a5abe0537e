import 'server-only';
import { after as afterAnswer } from 'next/server';
import type { z } from 'zod';
import { db } from '@/db/client';
import type { Operation } from '@/lib/contracts/api/operation';
import { idSchema } from '@/lib/contracts/ids';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { type Allowance, countRequest } from '@/lib/platform/ratelimit';
import type { MemberContext, SystemContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { type Caller, callerOf } from './api-caller';
import { apiInput } from './api-input';
import {
  foreign,
  invalid,
  invalidInput,
  limited,
  notFound,
  tooLarge,
  unauthorized,
} from './api-refusals';
import { isForeign } from './origin';
import { scopeIn } from './session';

type Params = Readonly<Record<string, string>>;
type Address<P> = { readonly params: Promise<P> };
type CallerContext = SystemContext & { readonly caller: Caller };

/** What a call answers with, or why not. */
type Outcome<Answer> = Promise<Answer | Response>;

/**
 * A call of the public API about the caller themselves. The operation is the contract: it parses what comes,
 * types what goes, and is what the description is made of.
 */
export const apiUserEndpoint =
  <Input, Answer>(
    { input }: Operation<z.ZodType<Input>, z.ZodType<Answer>>,
    run: (ctx: CallerContext, input: Input) => Outcome<Answer>,
  ) =>
  (request: Request): Promise<Response> =>
    admit(request, async (ctx) => {
      const given = await parse(request, input);
      return given instanceof Response ? given : run(ctx, given);
    });

/** A call within an account, under the same rules as the desk: the scope is the member's. */
export const apiEndpoint =
  <Input, Answer, P extends Params & { readonly accountId: string }>(
    { input, maxBytes }: Operation<z.ZodType<Input>, z.ZodType<Answer>>,
    run: (
      ctx: MemberContext & { readonly caller: Caller },
      input: Input,
      params: P,
    ) => Outcome<Answer>,
  ) =>
  (request: Request, { params }: Address<P>): Promise<Response> =>
    admit(request, async (ctx) => {
      const { userId } = ctx.caller;
      const address = await params;
      const accountId = idSchema.safeParse(address.accountId);
      const scope = accountId.success ? await scopeIn(accountId.data, userId) : null;
      if (!scope) return notFound();
      const given = await parse(request, input, maxBytes);
      return given instanceof Response ? given : run({ ...ctx, scope, userId }, given, address);
    });

/** For an address that no call has. */
export const nothingHere = (request: Request): Promise<Response> =>
  admit(request, async () => notFound());

/** Who asks, from where, and how often; then the call, and what follows it. */
async function admit(
  request: Request,
  run: (ctx: CallerContext) => Outcome<unknown>,
): Promise<Response> {
  const now = new Date();
  const caller = await callerOf(request, now);
  if (!caller) return sealed(unauthorized(), null);
  if (caller.by === 'session' && isForeign(request.headers)) return sealed(foreign(), null);
  const allowance = await countRequest(caller.counted, now);
  if (allowance && !allowance.ok) return sealed(limited(allowance.resetSeconds), allowance);

  const after = collect();
  try {
    const answer = await run({ db, now, after, caller });
    return sealed(answer instanceof Response ? answer : Response.json(answer), allowance);
  } catch (error) {
    if (error instanceof NotFound) return sealed(notFound(), allowance);
    throw error;
  } finally {
    afterAnswer(() => after.perform(answerHere));
  }
}

const MOST_BYTES = 5 * 1024 * 1024;

async function parse<Input>(
  request: Request,
  schema: z.ZodType<Input>,
  maxBytes = MOST_BYTES,
): Promise<Input | Response> {
  const read = await apiInput(request, maxBytes);
  if (!read.ok) {
    return read.reason === 'too_large'
      ? tooLarge(maxBytes)
      : invalid('body', 'malformed', 'The body is neither a JSON object nor a form.');
  }
  const input = schema.safeParse(read.input, {
    error: (issue) => (issue.input === undefined ? 'This is needed.' : undefined),
  });
  return input.success ? input.data : invalidInput(input.error);
}

/** Nobody keeps people's words, and everybody may know how much is left. */
function sealed(response: Response, allowance: Allowance | null): Response {
  response.headers.set('cache-control', 'private, no-store');
  if (!allowance) return response;

  response.headers.set('ratelimit-limit', String(allowance.limit));
  response.headers.set('ratelimit-remaining', String(allowance.remaining));
  response.headers.set('ratelimit-reset', String(allowance.resetSeconds));
  return response;
}
