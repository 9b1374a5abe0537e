import 'server-only';
import type { z } from 'zod';
import type { ApiProblemBody } from '@/lib/contracts/api/problem';

const refusal = (status: number, body: ApiProblemBody, headers = {}): Response =>
  Response.json(body, { status, headers });

export const unauthorized = (): Response =>
  refusal(401, {
    code: 'unauthorized',
    error: 'Send an access token in the header api_access_token, or sign in.',
  });

export const foreign = (): Response =>
  refusal(403, { code: 'foreign_origin', error: 'Another site’s page can’t use your session.' });

export const forbidden = (error: string): Response => refusal(403, { code: 'forbidden', error });

export const notFound = (): Response =>
  refusal(404, { code: 'not_found', error: 'There is nothing here, or it is not yours to see.' });

export const tooLarge = (maxBytes: number): Response =>
  refusal(413, {
    code: 'too_large',
    error: `At most ${Math.floor(maxBytes / 1024 / 1024)} MB can be sent.`,
  });

export const limited = (seconds: number): Response =>
  refusal(
    429,
    { code: 'rate_limited', error: `Too many requests. Try again in ${seconds} seconds.` },
    { 'retry-after': String(seconds) },
  );

/** One field, and why it can't be so. */
export const invalid = (field: string, code: string, message: string): Response =>
  refusal(422, { code, error: message, errors: [{ field, code, message }] });

/** Every field that is not as the contract has it. */
export function invalidInput({ issues }: z.ZodError): Response {
  const errors = issues.map(({ path, code, message }) => ({
    field: path.map(String).join('.') || 'body',
    code,
    message,
  }));
  const [first] = errors;
  const error = first ? `${first.field}: ${first.message}` : 'This can’t be so.';
  return refusal(422, { code: 'invalid', error, errors });
}
