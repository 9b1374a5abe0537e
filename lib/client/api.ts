import { sessionEnded } from './session-end';

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

/** What was asked for is not there (any more), or not for this person. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 404;

type Call = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
};

/**
 * Asks our own API. Throws {@link ApiProblem}, also when there is no answer at all (status 0). What it answers is taken
 * to be of the contract's type, which the compiler holds the server to (ADR 26).
 */
export async function ask<Answer>(path: string, call: Call = {}): Promise<Answer> {
  const response = await send(path, call);
  return response.json();
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
  if (response.status === 401) sessionEnded();
  throw await problemOf(response);
}

type Problem = {
  readonly code: string;
  readonly message?: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
};

/** Something between the server and the browser, a proxy for one, may have refused in words of its own. */
const isProblem = (said: unknown): said is Problem =>
  typeof said === 'object' && said !== null && 'code' in said && typeof said.code === 'string';

/** What a refusal says. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const { status } = response;
  const said: unknown = await response.json().catch(() => undefined);
  if (!isProblem(said)) return new ApiProblem(status, 'unexpected', sentenceFor(status));

  const firstField = Object.values(said.fields ?? {}).flat()[0];
  return new ApiProblem(status, said.code, said.message ?? firstField ?? sentenceFor(status));
}

function sentenceFor(status: number): string {
  if (status === 401) return 'You are signed out. Sign in again to go on.';
  if (status === 403) return 'Your role does not allow this.';
  if (status === 404) return 'This is not here any more.';
  if (status === 429) return 'Too many requests. Wait a moment and try again.';
  return 'Parley could not do this just now. Try again.';
}

/** Worth another try: no answer, or the server's own trouble. Never a refusal. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status >= 500);

/** One sentence for whatever went wrong. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiProblem ? error.message : sentenceFor(500);
