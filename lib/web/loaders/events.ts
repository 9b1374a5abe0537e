import 'server-only';
import { db } from '@/db/client';
import { troubledEvents } from '@/db/queries/event-log';
import { superAdmin } from './super-admin';

const SHOWN = 100;

/** Events that need a person, for super admins; to everybody else the page does not exist. */
export async function loadTroubledEvents() {
  await superAdmin();
  const rows = await troubledEvents(db, SHOWN);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
