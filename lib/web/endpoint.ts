import 'server-only';
import { after as afterAnswer } from 'next/server';
import { z } from 'zod';
import { db } from '@/db/client';
import { idSchema } from '@/lib/contracts/ids';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import type { MemberContext } from '@/lib/services/context';
import { NotFound } from '@/lib/services/errors';
import { readBody } from './body';
import { isForeign } from './origin';
import { type CurrentMember, currentMember, currentUser } from './session';

type Params = { readonly accountId: string } & Readonly<Record<string, string>>;
type Address<P> = { readonly params: Promise<P> };

type Options = {
  /** What is sent is a file: its raw bytes are the input, or null when there are more than this many. */
  readonly fileBytes?: number;
};

/** A JSON endpoint for a signed-in member: session to context, input to data, errors to status. */
export function endpoint<Input, P extends Params = Params>(
  schema: z.ZodType<Input>,
  run: (ctx: MemberContext, input: Input, params: P) => Promise<Response>,
  { fileBytes }: Options = {},
) {
  const answer = async (request: Request, { params }: Address<P>): Promise<Response> => {
    const given = await params;
    const member = await admit(request, given.accountId);
    if (member instanceof Response) return member;
    const input = schema.safeParse(
      fileBytes ? await readBody(request, fileBytes) : await inputOf(request),
    );
    if (!input.success) {
      return problem(422, { code: 'invalid', fields: z.flattenError(input.error).fieldErrors });
    }

    const after = collect();
    const { scope, userId } = member;
    try {
      return await run({ scope, userId, db, now: new Date(), after }, input.data, given);
    } catch (error) {
      if (error instanceof NotFound) return problem(404, { code: 'not_found' });
      throw error;
    } finally {
      afterAnswer(() => after.perform(answerHere));
    }
  };
  return async (request: Request, address: Address<P>) => unkept(await answer(request, address));
}

/** People's words stay out of every cache, unless the answer knows better, as a picture under a name of its own does. */
function unkept(response: Response): Response {
  if (!response.headers.has('cache-control')) {
    response.headers.set('cache-control', 'private, no-store');
  }
  return response;
}

async function admit(request: Request, account: string): Promise<CurrentMember | Response> {
  if (isForeign(request.headers)) return problem(403, { code: 'foreign_origin' });
  if (!(await currentUser())) return problem(401, { code: 'signed_out' });

  const accountId = idSchema.safeParse(account);
  const member = accountId.success ? await currentMember(accountId.data) : null;
  return member ?? problem(404, { code: 'not_found' });
}

type Problem = { readonly code: string; readonly message?: string; readonly fields?: unknown };

export const problem = (status: number, body: Problem): Response => Response.json(body, { status });

export const done = (): Response => new Response(null, { status: 204 });

const MAX_BODY = 200_000;

/** The query of what only reads, the JSON body of what writes; nothing at all is an empty object. */
async function inputOf(request: Request): Promise<unknown> {
  if (request.method === 'GET') return Object.fromEntries(new URL(request.url).searchParams);
  const text = await request.text();
  if (text === '') return {};
  try {
    return text.length > MAX_BODY ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
