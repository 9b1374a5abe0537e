import { Compass } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import { State } from '@/components/ui/state';

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <title>Not found · Parley</title>
      <State
        icon={<Compass />}
        title="There is nothing here"
        action={
          <a href="/" className={buttonLook()}>
            Go to Parley
          </a>
        }
      >
        The address may be mistyped, or it leads to something that is not yours.
      </State>
    </main>
  );
}
