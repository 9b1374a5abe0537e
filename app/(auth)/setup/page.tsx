import { redirect } from 'next/navigation';
import { AuthFrame } from '@/components/auth/auth-frame';
import { SetupForm } from '@/components/auth/setup-form';
import { hasUsers } from '@/lib/web/session';

export default async function Page() {
  if (await hasUsers()) redirect('/');
  return (
    <AuthFrame
      title="Set up Parley"
      lead="This makes the first account, and you its administrator. You will also look after this installation."
    >
      <title>Set up · Parley</title>
      <SetupForm />
    </AuthFrame>
  );
}
