import type { SettingsPage } from '@/lib/contracts/settings';
import { InstallationPage } from './installation-page';
import { Notices } from './notices';
import { PasteList } from './paste-list';
import { SettingChanges } from './setting-changes';
import { SettingsCheck } from './settings-check';
import { SettingsForm } from './settings-form';

const WORDS = {
  instagram: {
    title: 'Instagram',
    lead: 'The app through which people connect Instagram professional accounts with Instagram Business Login. No Facebook Page is needed.',
  },
  facebook: {
    title: 'Facebook',
    lead: 'The Meta app behind Facebook Pages. Its secret also proves Instagram events that a Page app delivers.',
  },
} as const;

type Props = { readonly page: SettingsPage };

/** The settings of one Meta app: what Parley needs from Meta’s dashboard, and what the dashboard needs from Parley. */
export function AppSettings({ page }: Props) {
  const { group, settings, toPaste, warnings, changes } = page;
  if (group !== 'instagram' && group !== 'facebook') return null;
  return (
    <InstallationPage {...WORDS[group]}>
      <Notices sentences={warnings} />
      <div className="grid grid-cols-1 gap-10">
        <SettingsForm group={group} settings={settings} />
        <SettingsCheck group={group} />
        <PasteList toPaste={toPaste} />
        <SettingChanges changes={changes} />
      </div>
    </InstallationPage>
  );
}
