/** For libpq alone: postgres.js would send them on as settings of the session, and the server refuses those. */
const LIBPQ_ONLY = ['channel_binding', 'gssencmode', 'pgbouncer', 'sslnegotiation'];

/** The address as postgres.js takes it, whichever provider's dashboard it was copied from. */
export function databaseAddress(given: string): string {
  const url = new URL(given);
  for (const name of LIBPQ_ONLY) url.searchParams.delete(name);
  return url.href;
}

/**
 * Of every session; a statement ends after 15 s. A plan made once for whatever values would stay from when a table was
 * empty, and can't use an index of one state, so statements are remembered and their plans are not (ADR 0021).
 */
const SETTINGS = { statement_timeout: 15_000, plan_cache_mode: 'force_custom_plan' };

/**
 * How this process shares the database; times in seconds. A server keeps ten connections. Of serverless instances
 * there may be hundreds, each stopped without a word when nothing asks for it, so each keeps few and lets them go
 * soon (ADR 0022).
 */
export function poolOptions(address: string, { serverless }: { readonly serverless: boolean }) {
  return {
    ...(serverless
      ? { max: 3, idle_timeout: 5, max_lifetime: 300 }
      : { max: 10, idle_timeout: 30 }),
    connect_timeout: 5,
    ...(isPooled(address)
      ? { prepare: false, connection: { application_name: 'parley' } }
      : { connection: { application_name: 'parley', ...SETTINGS } }),
  };
}

/**
 * Neon's pooler, as PgBouncer everywhere, refuses a connection that brings settings of its own; without them no
 * statement is remembered either.
 */
const isPooled = (address: string): boolean => /-pooler\./.test(new URL(address).hostname);
