import 'server-only';
import { inWords, log } from './log';
import { redis } from './redis';

const keyOf = (inboxId: number) => `rest:${inboxId}`;

/** Until when an inbox sends nothing; null while it may. Redis is a courtesy: without it, the provider says so itself. */
export async function restOf(inboxId: number, now: Date): Promise<Date | null> {
  try {
    const until = Number(await redis.get<string>(keyOf(inboxId)));
    return until > now.getTime() ? new Date(until) : null;
  } catch (error) {
    log.warn('rest.unreachable', { error: inWords(error) });
    return null;
  }
}

export async function beginRest(inboxId: number, seconds: number, now: Date): Promise<void> {
  const until = now.getTime() + seconds * 1000;
  try {
    await redis.set(keyOf(inboxId), String(until), { ex: seconds });
  } catch (error) {
    log.warn('rest.unreachable', { error: inWords(error) });
  }
}
