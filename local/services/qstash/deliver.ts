import type { ClientRequest, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Message } from './message.ts';

/** What the destination said; status 0 and a reason when nothing came back. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Buffer;
  readonly error?: string;
};

/** Enough of an answer to show; the rest is read and dropped. */
const KEPT_BYTES = 256 * 1024;

/**
 * One attempt to deliver: never throws. Redirects are answers like any other, and every attempt has
 * its own connection, so that a restarted destination never meets a stale one.
 */
export async function deliver(
  message: Message,
  signature: string,
  stopped: AbortSignal,
): Promise<Answer> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(message.timeoutMs)]);
  try {
    return await exchange(message, headersOf(message, signature), signal);
  } catch (error) {
    const reason = signal.aborted ? 'the destination took too long' : reasonOf(error);
    return { status: 0, headers: {}, body: Buffer.alloc(0), error: reason };
  }
}

const reasonOf = (error: unknown) =>
  error instanceof Error ? error.message || error.name : String(error);

const headersOf = (message: Message, signature: string): Record<string, string> => ({
  ...message.headers,
  'content-length': String(message.body.length),
  'user-agent': 'Upstash-QStash',
  'upstash-message-id': message.id,
  'upstash-retried': String(message.retried),
  'upstash-caller-ip': message.callerIp,
  'upstash-signature': signature,
  ...(message.scheduleId === undefined ? {} : { 'upstash-schedule-id': message.scheduleId }),
});

function exchange(
  message: Message,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(message.url);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = { method: message.method, headers, signal, agent: false };
    const outgoing: ClientRequest = request(url, options, (incoming) => {
      read(incoming).then(resolve, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(message.body);
  });
}

async function read(incoming: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    if (size < KEPT_BYTES) chunks.push(chunk);
    size += chunk.length;
  }
  const headers: Record<string, readonly string[]> = {};
  for (const [name, values] of Object.entries(incoming.headersDistinct))
    headers[name] = values ?? [];
  return { status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks) };
}
