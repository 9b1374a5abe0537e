import 'server-only';
import type postgres from 'postgres';

/** Statements with more parameters come in too many lengths to be worth remembering. */
const MOST_PARAMETERS = 100;

/**
 * Drizzle has every statement parsed and described anew, which takes a second round trip. Remembered by the connection
 * under a name, it takes one. `?prepare=false` in the address turns this off, for a pooler that can't (docs/adr/0021).
 */
export function preparing(client: postgres.Sql): postgres.Sql {
  const { begin } = client;
  const inTransaction = (work: (tx: postgres.TransactionSql) => unknown) =>
    begin((tx) => {
      remember(tx);
      return work(tx);
    });
  remember(client);
  // Drizzle calls it with nothing but the work.
  return Object.assign(client, { begin: inTransaction });
}

function remember(client: postgres.Sql | postgres.TransactionSql): void {
  const { unsafe } = client;
  client.unsafe = (query, parameters = [], options = {}) =>
    unsafe(query, parameters, { ...options, prepare: parameters.length <= MOST_PARAMETERS });
}
