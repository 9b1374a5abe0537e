import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { State } from '@/components/ui/state';

export default function NotFound() {
  return (
    <main className="bg-surface grid flex-1 place-items-center">
      <title>Not found · Parley</title>
      <State
        icon={<SearchX />}
        title="This conversation isn’t here"
        action={
          <Button asChild>
            <Link href="/">Back to the list</Link>
          </Button>
        }
      >
        The address may be mistyped, or the conversation is in an inbox that is not yours.
      </State>
    </main>
  );
}
