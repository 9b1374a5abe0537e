import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { Early } from '@/components/frame/early';
import { OverlayProvider } from '@/components/frame/overlay-provider';
import { Rail } from '@/components/frame/rail';
import { Providers } from '@/components/providers';
import { readPreferences } from '@/lib/client/preferences';
import { idSchema } from '@/lib/contracts/ids';
import { loadDesk } from '@/lib/web/loaders/desk';

export default async function DeskLayout({
  params,
  children,
}: LayoutProps<'/accounts/[accountId]'>) {
  const accountId = idSchema.safeParse((await params).accountId);
  if (!accountId.success) notFound();

  const [desk, kept] = await Promise.all([loadDesk(accountId.data), cookies()]);
  const { zone, rows, rail } = readPreferences((name) => kept.get(name)?.value);
  return (
    <Providers
      key={desk.account.id}
      desk={desk}
      moment={{ renderedAt: Date.now(), zone }}
      rows={rows}
    >
      <Early />
      <OverlayProvider>
        <div className="flex h-dvh overflow-hidden">
          <Rail startsWide={rail === 'wide'} />
          {children}
        </div>
      </OverlayProvider>
    </Providers>
  );
}
