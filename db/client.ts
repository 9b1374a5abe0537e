import 'server-only';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { env } from '@/lib/platform/env';

const client = postgres(env.DATABASE_URL, {
  max: 10,
  idle_timeout: 30,
  connect_timeout: 5,
  connection: { application_name: 'parley', statement_timeout: 15_000 },
  onnotice: () => undefined,
});

export const db = drizzle({ client });

export type Database = typeof db;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Either: for reads that may stand inside a transaction. */
export type Executor = Database | Transaction;
