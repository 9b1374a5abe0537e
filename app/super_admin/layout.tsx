import { Suspense } from 'react';
import { InstallationNav } from '@/components/super-admin/installation-nav';
import { superAdmin } from '@/lib/web/loaders/super-admin';

export default async function Layout({ children }: LayoutProps<'/super_admin'>) {
  await superAdmin();
  return (
    <div className="flex h-dvh min-w-0 flex-col overflow-hidden md:flex-row">
      <Suspense>
        <InstallationNav />
      </Suspense>
      <main
        // biome-ignore lint/a11y/noNoninteractiveTabindex: some pages have nothing else to focus, and must scroll by keyboard.
        tabIndex={0}
        className="bg-surface relative min-h-0 min-w-0 flex-1 overflow-y-auto -outline-offset-2"
      >
        {children}
      </main>
    </div>
  );
}
