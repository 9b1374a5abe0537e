import 'server-only';
import './failed-query';
import { drizzle } from 'drizzle-orm/postgres-js';
import { env } from '@/lib/platform/env';
import { databaseAddress, poolOptions } from './connection';
import { openLines } from './lines';
import { preparing } from './prepared';

export function openDatabase(url: string) {
  const address = databaseAddress(url);
  const client = openLines(address, {
    ...poolOptions(address, { serverless: env.VERCEL !== undefined }),
    onnotice: () => undefined,
  });
  return drizzle({ client: preparing(client) });
}

export const db = openDatabase(env.DATABASE_URL);

export type Database = typeof db;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** Either: for reads that may stand inside a transaction. */
export type Executor = Database | Transaction;
