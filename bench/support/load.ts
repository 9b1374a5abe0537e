import autocannon from 'autocannon';
import { quantile } from './figure.ts';

type Request = { readonly body: string; readonly headers: Readonly<Record<string, string>> };

type Load = {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  /** Called for every request. */
  readonly next: () => Request;
};

export type Pace = { readonly aSecond: number; readonly p50: number; readonly p99: number };

/** Posts for some seconds over so many connections, each waiting for its answer. Anything but a 200 is an error. */
export async function load({ url, connections, seconds, next }: Load): Promise<Pace> {
  if (!/^http:\/\/(localhost|127\.0\.0\.1):/.test(url)) throw new Error(`${url} is not ours`);
  const times: number[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<autocannon.Result>();
  autocannon(
    {
      ...{ url, connections, duration: seconds, timeout: 10 },
      requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...next() }) }],
    },
    (error, result) => (error ? reject(error) : resolve(result)),
  ).on('response', (_client, _status, _bytes, time) => times.push(time));
  const result = await promise;
  const { errors, timeouts, non2xx } = result;
  if (errors + timeouts + non2xx > 0 || times.length === 0) {
    const how = `${errors} errors, ${timeouts} timeouts, ${non2xx} refused, ${times.length} answers`;
    throw new Error(`${url} over ${connections} connections: ${how}`);
  }
  return paceOf(times, result.duration);
}

export const paceOf = (times: readonly number[], seconds: number): Pace => ({
  aSecond: times.length / seconds,
  p50: quantile(times),
  p99: quantile(times, 0.99),
});
