import type { Route } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { ActivityFilters } from '@/components/settings/activity/activity-filters';
import { ActivityList } from '@/components/settings/activity/activity-list';
import { NotForYou } from '@/components/settings/not-for-you';
import { SettingsPage } from '@/components/settings/settings-page';
import { SettingsSkeleton } from '@/components/settings/settings-skeleton';
import { buttonLook } from '@/components/ui/button';
import { type ActivityQuery, activityQuerySchema } from '@/lib/contracts/activity';
import { idSchema } from '@/lib/contracts/ids';
import { loadActivity } from '@/lib/web/loaders/activity';

export default async function Page({
  params,
  searchParams,
}: PageProps<'/accounts/[accountId]/settings/activity'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  const query = activityQuerySchema.parse(await searchParams);
  return (
    <Suspense key={JSON.stringify(query)} fallback={<SettingsSkeleton />}>
      <Activity accountId={accountId.data} query={query} />
    </Suspense>
  );
}

type Props = { readonly accountId: number; readonly query: ActivityQuery };

async function Activity({ accountId, query }: Props) {
  const page = await loadActivity(accountId, { ...query, before: query.before });
  if (!page) return <NotForYou />;
  const { person, kind, before } = query;
  const base = `/accounts/${accountId}/settings/activity`;
  const pathTo = (place: string | null) => {
    const search = new URLSearchParams({
      ...(person !== null && { person: String(person) }),
      ...(kind !== null && { kind }),
      ...(place !== null && { before: place }),
    });
    return (search.size > 0 ? `${base}?${search}` : base) as Route;
  };
  return (
    <SettingsPage
      title="Activity"
      lead="Who did what in this account. The record can’t be changed, and holds none of the words that people wrote."
    >
      <ActivityFilters people={page.people} person={person} kind={kind} />
      <ActivityList acts={page.acts} />
      <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
        {before ? (
          <Link href={pathTo(null)} className={buttonLook()}>
            Newest
          </Link>
        ) : (
          <span />
        )}
        {page.next && (
          <Link href={pathTo(page.next)} className={buttonLook()}>
            Older
          </Link>
        )}
      </nav>
    </SettingsPage>
  );
}
