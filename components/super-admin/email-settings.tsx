import type { Installation } from '@/lib/contracts/settings';
import { Facts } from './facts';
import { InstallationPage } from './installation-page';
import { TestMail } from './test-mail';

type Props = { readonly installation: Installation };

export function EmailSettings({ installation: { mails, mailFrom, you } }: Props) {
  return (
    <InstallationPage
      title="Email"
      lead="Parley’s own mails: invitations, new passwords, warnings. The server comes from the environment, and changes with a restart."
    >
      <Facts
        facts={[
          { label: 'Mail server', value: mails ? 'Set' : 'Not set', from: 'SMTP_URL' },
          { label: 'Sender', value: mailFrom ?? 'Not set', from: 'MAIL_FROM' },
        ]}
      />
      <TestMail to={you} />
    </InstallationPage>
  );
}
