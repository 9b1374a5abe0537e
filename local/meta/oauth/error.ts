import { traceId } from '../ids.ts';
import type { Switches } from '../switches.ts';

/** The code exchange refuses in a shape of its own (FACTS §1.2). */
export class ExchangeError extends Error {
  toResponse({ exchangeErrors }: Switches): Response {
    const body =
      exchangeErrors === 'graph'
        ? {
            error: {
              message: this.message,
              type: 'OAuthException',
              code: 400,
              fbtrace_id: traceId(),
            },
          }
        : { error_type: 'OAuthException', code: 400, error_message: this.message };
    return Response.json(body, { status: 400 });
  }
}

/** Also what a wrong secret is answered with, as in earnest. */
export const redirectMismatch = () =>
  new ExchangeError(
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
  );

export const codeUnknown = () =>
  new ExchangeError('Matching code was not found or was already used');
