import { SearchX } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import { State } from '@/components/ui/state';

export default function NotFound() {
  return (
    <main className="bg-surface grid flex-1 place-items-center">
      <title>Not found · Parley</title>
      <State
        icon={<SearchX />}
        title="This conversation isn’t here"
        action={
          <a href="/" className={buttonLook()}>
            Back to the list
          </a>
        }
      >
        The address may be mistyped, or the conversation is in an inbox that is not yours.
      </State>
    </main>
  );
}
