import type { ServerResponse } from 'node:http';
import { type Bytes, toText } from './bytes.ts';
import type { Note, PubSub } from './pubsub.ts';

/** A subscriber that does not read is let go, as Redis does, before it fills the memory. */
const LARGEST_BACKLOG = 8 * 1024 * 1024;

export type Subscription = {
  readonly kind: 'subscribe' | 'psubscribe';
  readonly names: readonly Bytes[];
};

/**
 * Server-sent events, one `data:` line a note, as @upstash/redis reads them:
 * `subscribe,<channel>,<count>`, `message,<channel>,<payload>`, `pmessage,<pattern>,<channel>,<payload>`.
 */
export const openStream = (
  response: ServerResponse,
  pubsub: PubSub,
  { kind, names }: Subscription,
): void => {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache',
    connection: 'close',
  });

  const receive = (note: Note) => {
    if (response.writableEnded || response.destroyed) return;
    send(response, line(note));
    if (response.writableLength > LARGEST_BACKLOG) response.destroy();
  };
  const leave = names.map((name, index) => {
    const stop =
      kind === 'subscribe'
        ? pubsub.subscribe(name, receive)
        : pubsub.subscribePattern(name, receive);
    send(response, `${kind},${name},${index + 1}`);
    return stop;
  });

  response.on('close', () => {
    for (const stop of leave) stop();
  });
};

const line = ({ channel, payload, pattern }: Note): Bytes =>
  pattern === undefined
    ? `message,${channel},${payload}`
    : `pmessage,${pattern},${channel},${payload}`;

/** A line break inside of a payload starts a further `data:` line, as the SSE format wants it. */
const send = (response: ServerResponse, text: Bytes): void => {
  const lines = toText(text).split(/\r\n|\r|\n/);
  response.write(`${lines.map((each) => `data: ${each}\n`).join('')}\n`);
};
