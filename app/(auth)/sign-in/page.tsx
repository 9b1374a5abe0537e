import { redirect } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SignInForm } from '@/components/auth/sign-in-form';
import { startsAt } from '@/lib/web/session';

export default async function Page() {
  const start = await startsAt();
  if (start !== '/sign-in') redirect(start);
  return (
    <AuthFrame title="Welcome back" lead="Sign in to your team’s inbox.">
      <title>Sign in · Parley</title>
      <SignInForm />
    </AuthFrame>
  );
}
