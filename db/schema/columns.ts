import { bigint, timestamp } from 'drizzle-orm/pg-core';

export const identity = () =>
  bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

export const reference = (name: string) => bigint(name, { mode: 'number' });

/** Milliseconds, because providers give those. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
