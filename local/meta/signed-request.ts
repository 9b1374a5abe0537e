import { createHmac } from 'node:crypto';
import type { Sim } from './sim.ts';

const PATIENCE = 5_000;

/** What the product answers, as text; `status` is null when there was no answer. */
export type Told = { readonly status: number | null; readonly body: string };

/**
 * Tells one of the app's callbacks what a person wants, in Meta's signed form (FACTS §1.7). The callbacks are beside the
 * webhook's. Never throws.
 */
export async function postSignedRequest(
  { webhookUrl, secret, now }: Pick<Sim, 'webhookUrl' | 'secret' | 'now'>,
  callback: 'deauthorize' | 'data-deletion',
  userId: string,
): Promise<Told> {
  const said = { user_id: userId, algorithm: 'HMAC-SHA256', issued_at: Math.floor(now() / 1000) };
  const payload = Buffer.from(JSON.stringify(said)).toString('base64url');
  const signature = createHmac('sha256', secret()).update(payload).digest('base64url');
  try {
    const response = await fetch(new URL(`/instagram/${callback}`, webhookUrl), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ signed_request: `${signature}.${payload}` }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: null, body: '' };
  }
}
