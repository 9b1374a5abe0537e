import { AskForReset } from '@/components/auth/ask-for-reset';

export default function Page() {
  return (
    <>
      <title>Forgot your password? · Parley</title>
      <AskForReset />
    </>
  );
}
