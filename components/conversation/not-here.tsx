import { SearchX } from 'lucide-react';
import { PlaceLink } from '@/components/frame/place-link';
import { buttonLook } from '@/components/ui/button';
import { State } from '@/components/ui/state';

/** A conversation that does not exist, or not for this person; which of both is not told. */
export function NotHere() {
  return (
    <div className="grid h-full place-items-center">
      <State
        icon={<SearchX />}
        title="This conversation isn’t here"
        action={
          <PlaceLink number={null} className={buttonLook()}>
            Back to the list
          </PlaceLink>
        }
      >
        The address may be mistyped, or the conversation is in an inbox that is not yours.
      </State>
    </div>
  );
}
