import { Hono } from 'hono';
import type { Draft } from '../message.ts';
import { BadRequest } from '../message.ts';
import type { Env, Parts } from './request.ts';
import { atMost, callerIp, draftOf, MESSAGE_BYTES } from './request.ts';

const BATCH_BYTES = 16 * MESSAGE_BYTES;

export function publishEndpoints({ broker }: Parts) {
  const app = new Hono<Env>();

  app.post('/publish/*', atMost(MESSAGE_BYTES), async (c) => {
    const published = broker.publish(await draftOf(c, '/v2/publish/'));
    return c.json(published, published.deduplicated ? 202 : 200);
  });

  app.post('/batch', atMost(BATCH_BYTES), async (c) => {
    const batch: unknown = await c.req.json().catch(() => null);
    if (!Array.isArray(batch)) throw new BadRequest('invalid batch: not a JSON array');
    const drafts = batch.map((item: unknown) => batchDraft(item, callerIp(c)));
    return c.json(broker.publishAll(drafts));
  });

  return app;
}

/** An item of a batch: `{destination, headers?, body?}`. */
function batchDraft(item: unknown, from: string): Draft {
  const fields = new Map<string, unknown>(Object.entries(item ?? {}));
  const destination = fields.get('destination');
  const body = fields.get('body') ?? '';
  if (typeof destination !== 'string') throw new BadRequest('invalid batch: no destination');
  if (typeof body !== 'string') throw new BadRequest('invalid batch: body is not a string');

  const bytes = Buffer.from(body);
  if (bytes.length > MESSAGE_BYTES) throw new BadRequest('invalid batch: message too large');
  return { destination, headers: headersOf(fields.get('headers')), body: bytes, callerIp: from };
}

function headersOf(given: unknown): Headers {
  const pairs = Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]);
  try {
    return new Headers(Object.fromEntries(pairs));
  } catch {
    throw new BadRequest('invalid batch: malformed headers');
  }
}
