import { notFound } from 'next/navigation';
import { z } from 'zod';
import { AppSettings } from '@/components/super-admin/app-settings';
import { EmailSettings } from '@/components/super-admin/email-settings';
import { GeneralSettings } from '@/components/super-admin/general-settings';
import { settingGroupSchema } from '@/lib/contracts/settings';
import { loadInstallation } from '@/lib/web/loaders/installation';
import { loadSettings } from '@/lib/web/loaders/settings';

const searchSchema = z.object({ config: settingGroupSchema.default('general') });

export default async function Page({ searchParams }: PageProps<'/super_admin/app_config'>) {
  const search = searchSchema.safeParse(await searchParams);
  if (!search.success) notFound();
  const { config } = search.data;
  if (config === 'general') return <GeneralSettings installation={await loadInstallation()} />;
  if (config === 'email') return <EmailSettings installation={await loadInstallation()} />;
  return <AppSettings key={config} page={await loadSettings(config)} />;
}
