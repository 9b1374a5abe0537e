import 'server-only';
import { Redis } from '@upstash/redis';
import { type Note, noteSchema } from '@/lib/contracts/live';
import { env } from './env';
import { inWords, log } from './log';
import { redis } from './redis';
import { together } from './together';

const channelOf = (accountId: number) => `live:${accountId}`;

export type Told = { readonly accountId: number; readonly note: Note };

/** Tells every server that has listeners. A lost note costs nothing: browsers fetch on focus and reconnect. */
export async function publishNotes(notes: readonly Told[]): Promise<void> {
  if (notes.length === 0) return;
  try {
    await publishTogether(notes);
  } catch (error) {
    log.warn('live.not_published', { error: inWords(error) });
  }
}

const publishTogether = together(
  async (bundles: readonly (readonly Told[])[]) => {
    const pipeline = redis.pipeline();
    for (const { accountId, note } of bundles.flat()) {
      pipeline.publish(channelOf(accountId), JSON.stringify(note));
    }
    await pipeline.exec();
    return bundles.map(() => undefined);
  },
  { atOnce: 1, most: 100 },
);

type Listener = (note: Note) => void;
type Feed = { readonly listeners: Set<Listener>; close(): void };

/** One upstream subscription an account and process, however many browsers listen. */
const feeds = new Map<number, Feed>();

/** Hears the account's notes until the returned function is called. */
export function listen(accountId: number, listener: Listener): () => void {
  const feed = feeds.get(accountId) ?? openFeed(accountId);
  feeds.set(accountId, feed);
  feed.listeners.add(listener);
  return () => {
    feed.listeners.delete(listener);
    if (feed.listeners.size > 0 || feeds.get(accountId) !== feed) return;
    feeds.delete(accountId);
    feed.close();
  };
}

const BEAT = '"beat"';
const BEAT_MS = 10_000;
const SILENT_MS = 25_000;

/** Streams live longer than any timeout for a single call, so this client has none. */
const subscriber = new Redis({
  url: env.UPSTASH_REDIS_REST_URL,
  token: env.UPSTASH_REDIS_REST_TOKEN,
  retry: false,
  enableTelemetry: false,
  automaticDeserialization: false,
});

/** The SDK neither reconnects nor reports a dropped stream, so a heartbeat through it shows that it lives. */
function openFeed(accountId: number): Feed {
  const listeners = new Set<Listener>();
  const channel = channelOf(accountId);
  const tellAll = (note: Note) => {
    for (const listener of listeners) listener(note);
  };
  let heardAt = Date.now();
  const onError = () => {
    heardAt = 0;
  };
  // What was told before the subscription stood was told to nobody.
  const onStanding = () => {
    heardAt = Date.now();
    tellAll({ type: 'refresh' });
  };
  let stream = subscribe(channel, { onMessage, onStanding, onError });

  function onMessage(message: unknown) {
    heardAt = Date.now();
    const note = noteSchema.safeParse(parse(message));
    if (note.success) tellAll(note.data);
  }

  const timer = setInterval(() => {
    if (Date.now() - heardAt > SILENT_MS) {
      stream.end();
      stream = subscribe(channel, { onMessage, onStanding, onError });
      heardAt = Date.now();
    }
    redis.publish(channel, BEAT).catch(() => undefined);
  }, BEAT_MS);

  return {
    listeners,
    close() {
      clearInterval(timer);
      stream.end();
    },
  };
}

type Handlers = { onMessage(message: unknown): void; onStanding(): void; onError(): void };

function subscribe(channel: string, { onMessage, onStanding, onError }: Handlers) {
  const stream = subscriber.subscribe([channel]);
  stream.on('subscribe', onStanding);
  stream.on('message', ({ message }) => onMessage(message));
  stream.on('error', (error) => {
    log.warn('live.stream_failed', { error: inWords(error) });
    onError();
  });
  return {
    end: () => {
      stream.removeAllListeners();
      stream.unsubscribe().catch(() => undefined);
    },
  };
}

function parse(message: unknown): unknown {
  try {
    return typeof message === 'string' ? JSON.parse(message) : message;
  } catch {
    return null;
  }
}
