import { createHash } from 'node:crypto';
import type { Draft } from './message.ts';

const WINDOW_MS = 600_000;

/**
 * Remembers for ten minutes which message a deduplication id stood for.
 * Source: https://upstash.com/docs/qstash/features/deduplication
 */
export class Deduplication {
  readonly #seen = new Map<string, { messageId: string; until: number }>();

  /** The id of the message already published under this key, else undefined. */
  find(key: string, now: number): string | undefined {
    for (const [old, { until }] of this.#seen) {
      if (until > now) break;
      this.#seen.delete(old);
    }
    return this.#seen.get(key)?.messageId;
  }

  remember(key: string, messageId: string, now: number): void {
    this.#seen.set(key, { messageId, until: now + WINDOW_MS });
  }
}

/** The publisher's own id, or one made of destination, body, content type and forwarded headers. */
export function deduplicationKey({ destination, headers, body }: Draft): string | undefined {
  const own = headers.get('upstash-deduplication-id');
  if (own) return `id:${own}`;
  if (headers.get('upstash-content-based-deduplication') !== 'true') return undefined;

  const forwarded = [...headers].filter(
    ([name]) => name === 'content-type' || name.startsWith('upstash-forward-'),
  );
  const content = JSON.stringify([destination, forwarded, body.toString('base64')]);
  return `content:${createHash('sha256').update(content).digest('hex')}`;
}
