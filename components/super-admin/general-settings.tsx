import { Badge } from '@/components/ui/badge';
import type { Installation } from '@/lib/contracts/settings';
import { Facts } from './facts';
import { InstallationPage } from './installation-page';
import { Notices } from './notices';

type Props = { readonly installation: Installation };

export function GeneralSettings({ installation }: Props) {
  const { appUrl, warnings, version, checks, pictures } = installation;
  return (
    <InstallationPage
      title="General"
      lead="What this installation stands on. It comes from the environment, and changes with a restart."
    >
      <Notices sentences={warnings} />
      <Facts
        facts={[
          { label: 'Address', value: appUrl, from: 'APP_URL' },
          {
            label: 'Database',
            value: <Standing check={checks.database} down="Nothing works without it." />,
            from: 'DATABASE_URL',
          },
          {
            label: 'Redis',
            value: (
              <Standing
                check={checks.redis}
                down="Desks show news only when they are focused, and locks are left to the database."
              />
            ),
            from: 'UPSTASH_REDIS_REST_URL',
          },
          {
            label: 'Queue',
            value: (
              <Standing
                check={checks.queue}
                down="Work is done by whoever asks for it, and slower."
              />
            ),
            from: 'QSTASH_URL',
          },
          { label: 'Pictures', value: `Kept in ${pictures}`, from: 'BLOB_READ_WRITE_TOKEN' },
          { label: 'Version', value: version },
        ]}
      />
    </InstallationPage>
  );
}

function Standing({ check, down }: { readonly check: 'ok' | 'down'; readonly down: string }) {
  if (check === 'ok') return <Badge tone="good">Answers</Badge>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone="bad">Does not answer</Badge> {down}
    </span>
  );
}
