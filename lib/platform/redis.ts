import 'server-only';
import { Redis } from '@upstash/redis';
import { env } from './env';

/** The SDK's defaults stall for seconds; Redis is a courtesy, so a lost call is given up after 1 s. */
export const redis = new Redis({
  url: env.UPSTASH_REDIS_REST_URL,
  token: env.UPSTASH_REDIS_REST_TOKEN,
  retry: { retries: 1, backoff: () => 50 },
  signal: () => AbortSignal.timeout(1000),
  enableTelemetry: false,
  automaticDeserialization: false,
});
