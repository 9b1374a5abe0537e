import { Suspense } from 'react';
import { z } from 'zod';
import { InboxSearch } from '@/components/super-admin/inbox-search';
import { InstallationInboxes } from '@/components/super-admin/installation-inboxes';
import { InstallationPage } from '@/components/super-admin/installation-page';
import { Skeleton } from '@/components/ui/skeleton';
import { loadInstallationInboxes } from '@/lib/web/loaders/installation-inboxes';

const searchSchema = z.object({ q: z.string().max(200).default('').catch('') });

export default async function Page({ searchParams }: PageProps<'/super_admin/inboxes'>) {
  const { q } = searchSchema.parse(await searchParams);
  return (
    <InstallationPage
      title="Inboxes of all accounts"
      lead="An Instagram account can be an inbox of one account only. Release it, and it can be connected elsewhere. The newest 50 are shown."
    >
      <InboxSearch q={q} />
      <Suspense key={q} fallback={<Skeleton className="h-40 w-full rounded-lg" />}>
        <Found q={q} />
      </Suspense>
    </InstallationPage>
  );
}

async function Found({ q }: { readonly q: string }) {
  return <InstallationInboxes inboxes={await loadInstallationInboxes(q)} isSearch={q !== ''} />;
}
