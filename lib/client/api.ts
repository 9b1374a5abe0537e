import { z } from 'zod';

const problemSchema = z.object({
  code: z.string(),
  message: z.string().optional(),
  fields: z.record(z.string(), z.array(z.string()).optional()).optional(),
});

/** An answer that is not the one hoped for. `message` is one sentence for the person. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/** Asks our own API. Throws {@link ApiProblem}, also when there is no answer at all (status 0). */
export async function ask<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  call: Call = {},
): Promise<z.infer<Schema>> {
  const response = await send(path, call);
  return schema.parse(await response.json());
}

/** As {@link ask}, where the answer carries nothing. */
export async function tell(path: string, call: Call): Promise<void> {
  await send(path, call);
}

async function send(path: string, { method = 'GET', body, signal }: Call): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    ...(signal && { signal }),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, 'offline', 'No connection. Check your network and try again.');
  });
  if (response.ok) return response;
  if (response.status === 401) leaveForSignIn();
  throw await problemOf(response);
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined));
  const { status } = response;
  if (!parsed.success) return new ApiProblem(status, 'unexpected', sentenceFor(status));

  const { code, message, fields } = parsed.data;
  const firstField = Object.values(fields ?? {}).flatMap((sentences) => sentences ?? [])[0];
  return new ApiProblem(status, code, message ?? firstField ?? sentenceFor(status));
}

function sentenceFor(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again to go on.';
  if (status === 403) return 'Your role does not allow this.';
  if (status === 404) return 'This is not here any more.';
  if (status === 429) return 'Too many requests. Wait a moment and try again.';
  return 'Parley could not do this just now. Try again.';
}

/** The address to come back to travels along. */
function leaveForSignIn(): void {
  const { pathname, search } = window.location;
  if (pathname === '/sign-in') return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** Worth another try: no answer, or the server's own trouble. Never a refusal. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500);

/** One sentence for whatever went wrong. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiProblem ? error.message : sentenceFor(500);
