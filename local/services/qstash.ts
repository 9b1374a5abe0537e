import { Agenda } from './cron/agenda.ts';
import { Broker } from './qstash/broker.ts';
import { listen } from './qstash/listen.ts';
import { Schedules } from './qstash/schedules.ts';
import { createQstashApp } from './qstash/server.ts';
import { SigningKeys } from './qstash/signature.ts';

type Setup = {
  /** 0 or nothing: any free port. */
  readonly port?: number;
  readonly token: string;
  readonly currentSigningKey: string;
  readonly nextSigningKey: string;
  /** Unix milliseconds; for tests. */
  readonly now?: () => number;
};

/**
 * QStash on this machine, for the real `@upstash/qstash` client and receiver. Everything is kept in
 * memory, as much as fits bounded logs. Rejects with one clear Error when it cannot listen.
 */
export async function startQstash(
  setup: Setup,
): Promise<{ url: string; port: number; stop(): Promise<void> }> {
  const { token, currentSigningKey, nextSigningKey } = setup;
  if (!token || !currentSigningKey || !nextSigningKey) {
    throw new Error('QStash needs a token and two signing keys');
  }

  const agenda = new Agenda(setup.now);
  const keys = new SigningKeys(currentSigningKey, nextSigningKey);
  const broker = new Broker(agenda, keys);
  const schedules = new Schedules(agenda, broker);
  const app = createQstashApp({ broker, schedules, keys }, token);
  const server = await listen('QStash', app, setup.port);

  const stop = async () => {
    agenda.stop();
    await Promise.all([broker.stop(), server.stop()]);
  };
  return { url: server.url, port: server.port, stop };
}
