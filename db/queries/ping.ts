import 'server-only';
import { sql } from 'drizzle-orm';
import type { Executor } from '@/db/client';

/** Throws when the database can't be asked anything. */
export const ping = (db: Executor): Promise<unknown> => db.execute(sql`select 1`);
