import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { SettingsPage } from '@/components/settings/settings-page';
import { SettingsSkeleton } from '@/components/settings/settings-skeleton';
import { ApiHint } from '@/components/settings/tokens/api-hint';
import { NewTokenDialog } from '@/components/settings/tokens/new-token-dialog';
import { TokenList } from '@/components/settings/tokens/token-list';
import { idSchema } from '@/lib/contracts/ids';
import { loadAccessTokens } from '@/lib/web/loaders/access-tokens';

export default async function Page({ params }: PageProps<'/accounts/[accountId]/settings/tokens'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();
  return (
    <Suspense fallback={<SettingsSkeleton />}>
      <Tokens accountId={accountId.data} />
    </Suspense>
  );
}

async function Tokens({ accountId }: { readonly accountId: number }) {
  const tokens = await loadAccessTokens(accountId);
  return (
    <SettingsPage
      title="Access tokens"
      lead="With a token a program acts as you: it sees what you see and may do what you may do."
      action={<NewTokenDialog />}
    >
      <TokenList tokens={tokens} />
      <ApiHint />
    </SettingsPage>
  );
}
