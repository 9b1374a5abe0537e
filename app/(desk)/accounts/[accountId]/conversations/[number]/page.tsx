import { notFound } from 'next/navigation';
import { z } from 'zod';
import { listFilterSchema } from '@/lib/contracts/conversation-requests';
import { idSchema } from '@/lib/contracts/ids';
import { SeededDesk } from '../seeded-desk';

const addressSchema = z.object({ accountId: idSchema, number: idSchema });

export default async function Page({
  params,
  searchParams,
}: PageProps<'/accounts/[accountId]/conversations/[number]'>) {
  const address = addressSchema.safeParse(await params);
  if (!address.success) notFound();
  const search = await searchParams;
  const filter = listFilterSchema.parse(search);
  const message = idSchema
    .nullable()
    .catch(null)
    .parse(search.message ?? null);
  return <SeededDesk shown={{ ...address.data, filter, message }} />;
}
