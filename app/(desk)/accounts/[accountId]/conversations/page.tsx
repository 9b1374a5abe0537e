import { notFound } from 'next/navigation';
import { listFilterSchema } from '@/lib/contracts/conversation-requests';
import { idSchema } from '@/lib/contracts/ids';
import { SeededDesk } from './seeded-desk';

export default async function Page({
  params,
  searchParams,
}: PageProps<'/accounts/[accountId]/conversations'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  const filter = listFilterSchema.parse(await searchParams);
  return <SeededDesk shown={{ accountId: accountId.data, number: null, filter }} />;
}
