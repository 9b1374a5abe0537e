import { SettingsNav } from '@/components/settings/settings-nav';

export default function SettingsLayout({
  children,
}: LayoutProps<'/accounts/[accountId]/settings'>) {
  return (
    <div className="flex min-w-0 flex-1 flex-col md:flex-row">
      <SettingsNav />
      <main className="bg-surface relative min-h-0 min-w-0 flex-1 overflow-y-auto">{children}</main>
    </div>
  );
}
