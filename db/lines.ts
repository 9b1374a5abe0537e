import 'server-only';
import postgres from 'postgres';
import { type Ask, asked, lost, within } from './transact';

type Options = postgres.Options<Record<string, never>> & { readonly max: number };
/** One connection, which serves one caller at a time. */
type Line = { readonly sql: postgres.Sql; readonly endsAt: number; idle?: NodeJS.Timeout };

/** In seconds; where the options say nothing. */
const IDLE_S = 30;
const LIFETIME_S = 1800;

/**
 * A pool that throws away what is broken: a connection once lost is never asked again, also by nobody who still holds
 * it, and its place gets a new one. postgres.js revives it under the hands of the transaction that lost it, or never
 * (docs/adr/0018). Offers what Drizzle asks of a client: `options`, `unsafe`, `begin`, `end`.
 */
export function openLines(address: string, options: Options): postgres.Sql {
  // Never connects. Drizzle leaves its parsers in its options, where every line finds them.
  const front = postgres(address, { ...options, fetch_types: false });
  const idleMs = Number(options.idle_timeout ?? IDLE_S) * 1000;
  const lifetimeMs = Number(options.max_lifetime ?? LIFETIME_S) * 1000;
  const lines = new Set<Line>();
  const free: Line[] = [];
  const waiting: ((line: Line) => void)[] = [];
  const calls = new Set<Promise<unknown>>();
  let isOver = false;

  const dial = (): Line => {
    const line: Line = {
      sql: another(front, () => drop(line)),
      endsAt: performance.now() + lifetimeMs,
    };
    lines.add(line);
    return line;
  };
  const drop = (line: Line) => {
    if (!lines.delete(line)) return;
    clearTimeout(line.idle);
    const place = free.indexOf(line);
    if (place >= 0) free.splice(place, 1);
    void line.sql.end({ timeout: 0 });
  };
  const take = async (): Promise<Line> => {
    if (isOver) throw lost('CONNECTION_ENDED');
    const line = free.pop();
    clearTimeout(line?.idle);
    if (line) return line;
    return lines.size < options.max ? dial() : new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (line: Line) => {
    if (performance.now() > line.endsAt) drop(line);
    const next = waiting.shift();
    if (next) return next(lines.has(line) ? line : dial());
    if (!lines.has(line)) return;
    free.push(line);
    line.idle = setTimeout(drop, idleMs, line).unref();
  };
  const lend = async <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
    const line = await take();
    return work((...asking) => ask(line, asking)).finally(() => giveBack(line));
  };
  const ask = async (line: Line, [[query, parameters, how], as]: Parameters<Ask>) => {
    if (!lines.has(line)) throw lost('CONNECTION_CLOSED');
    try {
      const pending = line.sql.unsafe(query, parameters, how);
      return await (as === 'values' ? pending.values() : pending);
    } catch (error) {
      if (!isRefusal(error)) drop(line);
      throw error;
    }
  };
  const call = <T>(work: (ask: Ask) => Promise<T>): Promise<T> => {
    const called = lend(work).finally(() => calls.delete(called));
    calls.add(called);
    return called;
  };

  return Object.assign(front, {
    unsafe: asked((...asking) => call((ask) => ask(...asking))),
    begin: (work: (tx: postgres.TransactionSql) => unknown) => call((ask) => within(ask, work)),
    end: async () => {
      isOver = true;
      await Promise.allSettled(calls);
      for (const line of lines) drop(line);
    },
  });
}

/** A driver with a single connection, which tells when it is gone. Timers of its own could end it in somebody's hands. */
function another({ options }: postgres.Sql, onclose: () => void): postgres.Sql {
  const own = { ...options, max: 1, idle_timeout: 0, max_lifetime: null, onclose };
  // Takes its own parsed options as they are, and so the parsers too; its types speak of unparsed ones only.
  return postgres(own as unknown as postgres.Options<Record<string, never>>);
}

/** Where the server does not say no and go on, nobody knows in what state the connection is. */
const isRefusal = (error: unknown): boolean =>
  error instanceof postgres.PostgresError && error.severity === 'ERROR';
