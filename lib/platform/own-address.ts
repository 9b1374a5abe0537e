import 'server-only';
import { env } from './env';

const TIMEOUT_MS = 5000;

export type Reached = 'answered' | 'refused' | 'elsewhere' | 'unreachable';

/** Asks our own webhook, at the address that Meta is given, for the handshake that Meta asks for. */
export async function reachOwnWebhook(path: string, verifyToken: string): Promise<Reached> {
  const challenge = crypto.randomUUID();
  const url = new URL(path, env.APP_URL);
  url.search = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.verify_token': verifyToken,
    'hub.challenge': challenge,
  }).toString();
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(url, { redirect: 'error', cache: 'no-store', signal });
    if (response.status === 403) return 'refused';
    return response.ok && (await response.text()) === challenge ? 'answered' : 'elsewhere';
  } catch {
    return 'unreachable';
  }
}
