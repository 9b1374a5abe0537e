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
      title="Inboxes of all workspaces"
      lead="An Instagram account can be connected in one workspace only. Release it, and another one can connect it. The newest 50 are shown."
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
