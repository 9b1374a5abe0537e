import { signatures } from './wire.ts';

/** One try at the product's webhook. Times in ms; `status` is null when no answer came. */
export type Attempt = {
  readonly at: number;
  readonly took: number;
  readonly status: number | null;
  readonly error: string | null;
};

type Target = {
  readonly webhookUrl: string;
  /** Whose secret signs now. */
  readonly secret: () => string;
  readonly now: () => number;
};

/** Meta waits five seconds for a 200 (FACTS §2.3). */
const PATIENCE = 5_000;

/**
 * Posts a body exactly as given, with both signature headers over its bytes. Never throws;
 * `stopping` ends the wait early.
 */
export async function postWebhook(
  target: Target,
  body: string,
  stopping: AbortSignal,
): Promise<Attempt> {
  const at = target.now();
  const begun = performance.now();
  const done = (status: number | null, error: string | null) => ({
    at,
    took: Math.round(performance.now() - begun),
    status,
    error,
  });
  try {
    const response = await fetch(target.webhookUrl, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        accept: '*/*',
        'user-agent': 'facebookexternalua',
        ...signatures(body, target.secret()),
      },
      body,
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), stopping]),
    });
    await response.arrayBuffer();
    return done(response.status, null);
  } catch (error) {
    return done(null, reasonOf(error));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return `no answer within ${PATIENCE / 1000} s`;
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code === 'ECONNREFUSED' ? 'nobody listens there' : code || error.message;
}

/** The dashboard's "Verify and save": asks the callback to repeat a challenge (FACTS §2.1). */
export async function shakeHands(
  webhookUrl: string,
  asked: { verifyToken: string; challenge: string },
): Promise<{ ok: boolean; status: number | null; body: string }> {
  const url = new URL(webhookUrl);
  url.searchParams.set('hub.mode', 'subscribe');
  url.searchParams.set('hub.challenge', asked.challenge);
  url.searchParams.set('hub.verify_token', asked.verifyToken);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    const body = await response.text();
    return {
      ok: response.status === 200 && body === asked.challenge,
      status: response.status,
      body,
    };
  } catch (error) {
    return { ok: false, status: null, body: reasonOf(error) };
  }
}
