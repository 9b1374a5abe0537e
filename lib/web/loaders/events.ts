import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { db } from '@/db/client';
import { troubledEvents } from '@/db/queries/events';
import { currentUser, signInPath } from '../session';

const SHOWN = 100;

/** Events that need a person, for super admins; to everybody else the page does not exist. */
export async function loadTroubledEvents() {
  const user = await currentUser();
  if (!user) redirect(await signInPath());
  if (!user.superAdmin) notFound();

  const rows = await troubledEvents(db, SHOWN);
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
