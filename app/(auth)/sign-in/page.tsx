import { redirect } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SignInForm } from '@/components/auth/sign-in-form';
import { closedAccounts } from '@/lib/web/session';
import { startHere } from '../../start-here';

export default async function Page() {
  const start = await startHere();
  if (start !== '/sign-in') redirect(start);

  const closed = await closedAccounts();
  return closed.length > 0 ? (
    <AuthFrame title="Your access was closed" lead={sentence(closed)}>
      <title>Access closed · Parley</title>
      <SignInForm />
    </AuthFrame>
  ) : (
    <AuthFrame title="Welcome back" lead="Sign in to your team’s inbox.">
      <title>Sign in · Parley</title>
      <SignInForm />
    </AuthFrame>
  );
}

const sentence = (accounts: readonly string[]): string =>
  `An administrator has closed your access to ${accounts.join(' and ')}. If this is a mistake, ask them. You can sign in as somebody else below.`;
