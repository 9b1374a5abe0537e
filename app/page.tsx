import { redirect } from 'next/navigation';
import { startsAt } from '@/lib/web/session';

export default async function Page() {
  redirect(await startsAt());
}
