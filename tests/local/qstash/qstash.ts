import { randomUUID } from 'node:crypto';
import { Client, Receiver } from '@upstash/qstash';
import { expect, onTestFinished, vi } from 'vitest';
import { startQstash } from '../../../local/services/qstash.ts';

type Delivery = { messageId: string; status: number; retried: number; flowControlKey?: string };

/** A stand-in of the test's own, with the real client and receiver set up for it. */
export async function startTestQstash(now?: () => number) {
  const token = randomUUID();
  const currentSigningKey = `sig_${randomUUID()}`;
  const nextSigningKey = `sig_${randomUUID()}`;
  const keys = { currentSigningKey, nextSigningKey };
  const qstash = await startQstash({ token, ...keys, ...(now && { now }) });
  onTestFinished(() => qstash.stop());

  const call = async (method: string, path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${token}`);
    return fetch(`${qstash.url}${path}`, { ...init, method, headers });
  };
  return {
    url: qstash.url,
    keys,
    call,
    client: new Client({ baseUrl: qstash.url, token, retry: false }),
    receiver: new Receiver(keys),
    deliveries: async (): Promise<Delivery[]> => (await call('GET', '/local/deliveries')).json(),
    /** Whether everything settled; with `skip` delays and retries do not wait. */
    drain: async (delays: 'keep' | 'skip' = 'keep') => {
      const answer = await call('POST', `/local/drain?delays=${delays}`);
      expect(await answer.json()).toEqual({ idle: true });
    },
  };
}

/** Waits for a condition, not for a time. */
export const eventually = (check: () => unknown) =>
  vi.waitFor(check, { timeout: 20_000, interval: 10 });
