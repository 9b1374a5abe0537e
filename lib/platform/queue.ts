import 'server-only';
import { createHash } from 'node:crypto';
import { Client, Receiver } from '@upstash/qstash';
import type { Bell } from '@/lib/contracts/jobs';
import { env } from './env';
import { together } from './together';

const client = new Client({
  baseUrl: env.QSTASH_URL,
  token: env.QSTASH_TOKEN,
  retry: { retries: 1, backoff: () => 50 },
  enableTelemetry: false,
});
const receiver = new Receiver({
  currentSigningKey: env.QSTASH_CURRENT_SIGNING_KEY,
  nextSigningKey: env.QSTASH_NEXT_SIGNING_KEY,
});

const PUBLISH_MS = 1000;
const BELLS_A_BATCH = 100;
/** In ms: 1, 5 and 25 s, where QStash itself would wait 12 s, 2.5 and 30 min. */
const RETRY_DELAY = '1000 * pow(5, retried)';

/** Rings, or throws when QStash can't be reached within a second. Ringing twice is harmless. */
export async function publish(bells: readonly Bell[]): Promise<void> {
  for (let from = 0; from < bells.length; from += BELLS_A_BATCH) {
    await publishTogether(bells.slice(from, from + BELLS_A_BATCH));
  }
}

/** Bells of several commits share a request, which is what QStash takes its time for. */
const publishTogether = together(
  async (bundles: readonly (readonly Bell[])[]) => {
    await soon(client.batchJSON(bundles.flat().map(messageOf)));
    return bundles.map(() => undefined);
  },
  { atOnce: 2, most: 10 },
);

const messageOf = (bell: Bell) => ({
  url: jobUrl(bell.name),
  body: bell.payload,
  delay: bell.afterSeconds ?? 0,
  retries: 3,
  retryDelay: RETRY_DELAY,
  flowControl: flowOf(bell),
});

/** The sweep, every minute; naming it makes a second call replace the first. */
export const scheduleSweep = (): Promise<unknown> =>
  soon(
    client.schedules.create({
      scheduleId: `parley-sweep-${createHash('sha256').update(env.APP_URL).digest('hex').slice(0, 12)}`,
      destination: jobUrl('sweep'),
      cron: '* * * * *',
      body: '{}',
      headers: { 'content-type': 'application/json' },
      retries: 0,
    }),
  );

const jobUrl = (name: Bell['name']) => `${env.APP_URL}/api/jobs/${name}`;

/** Instagram takes 100 messages a second from an account, 10 with files (FACTS.md §3.9); half is left to others. */
const SENDS_A_SECOND = 50;
const FILES_A_SECOND = 5;

/** One worker a lane; what is sent shares its inbox's rate, and its own lock keeps it from overlapping. */
function flowOf(bell: Bell) {
  switch (bell.name) {
    case 'deliver-messages':
      return bell.payload.media
        ? { key: hashed(`deliver media ${bell.payload.inbox}`), rate: FILES_A_SECOND, period: 1 }
        : sending(bell.payload.inbox);
    case 'deliver-reaction':
    case 'show-seen':
      return sending(bell.payload.inbox);
    case 'import-history':
    case 'check-gaps':
      // Both ask for the past, which is to be asked for slowly (FACTS.md §3.6).
      return { key: hashed(`history ${bell.payload.inbox}`), parallelism: 1 };
    default:
      return { key: hashed(`${bell.name} ${JSON.stringify(bell.payload)}`), parallelism: 1 };
  }
}

const sending = (inbox: number) => ({
  key: hashed(`deliver ${inbox}`),
  rate: SENDS_A_SECOND,
  period: 1,
});

/** Lanes hold ids of people; the queue's operator sees only a hash. */
const hashed = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

async function soon<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('QStash did not answer in time')), PUBLISH_MS);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a request carries QStash's own signature over this body. */
export const cameFromQueue = (request: Request, body: string): Promise<boolean> =>
  receiver
    .verify({ signature: request.headers.get('upstash-signature') ?? '', body })
    .catch(() => false);

/** Throws when QStash can't be reached. */
export const pingQueue = (): Promise<unknown> => soon(client.schedules.list());
