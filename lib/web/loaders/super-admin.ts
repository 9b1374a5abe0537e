import 'server-only';
import { notFound, redirect } from 'next/navigation';
import type { Person } from '@/lib/services/sessions/resume';
import { currentUser, signInPath } from '../session';

/** Whoever runs the installation; to everybody else the page does not exist. */
export async function superAdmin(): Promise<Person> {
  const user = await currentUser();
  if (!user) redirect(await signInPath());
  if (!user.superAdmin) notFound();
  return user;
}
