import type { Route } from 'next';
import { notFound, redirect } from 'next/navigation';
import { idSchema } from '@/lib/contracts/ids';
import { loadDesk } from '@/lib/web/loaders/desk';

/** An administrator comes for the account, an agent for themselves. */
export default async function Page({ params }: PageProps<'/accounts/[accountId]/settings'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  const { account, me } = await loadDesk(accountId.data);
  const section = me.role === 'administrator' ? 'inboxes' : 'profile';
  redirect(`/accounts/${account.id}/settings/${section}` as Route);
}
