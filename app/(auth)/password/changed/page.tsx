import { redirect } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { LinkOver } from '@/components/auth/link-over';
import { WorkingTokens } from '@/components/auth/working-tokens';
import { loadWorkingTokens } from '@/lib/web/loaders/mailed-links';
import { startHere } from '../../../start-here';

export default async function Page() {
  const [tokens, start] = await Promise.all([loadWorkingTokens(), startHere()]);
  if (!tokens) redirect('/sign-in');
  return (
    <AuthFrame
      title="Your password is changed"
      lead="You are signed in here, and signed out everywhere else."
    >
      <title>Password changed · Parley</title>
      {tokens.length > 0 && <WorkingTokens names={tokens} desk={start} />}
      <LinkOver first={{ href: '/', label: 'Go to your inbox' }} />
    </AuthFrame>
  );
}
