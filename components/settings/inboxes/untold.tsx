import { TriangleAlert } from 'lucide-react';
import { type Channel, TRAITS } from '@/lib/domain/channel';

/** An inbox was removed, and its provider could not be told: somebody has to do it there. */
export function Untold({ channel }: { readonly channel: Channel }) {
  const { label } = TRAITS[channel];
  return (
    <div
      role="alert"
      className="bg-warn-soft text-warn mb-6 flex items-start gap-2 rounded-md px-3 py-2.5 text-sm"
    >
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid gap-1 text-pretty">
        <p className="font-medium">The inbox is removed, but {label} could not be told.</p>
        <p>
          To end the permission there, open Settings › Website permissions › Apps and websites in
          the {label} app of the account, and remove the app. Until then {label} may go on sending
          what customers write, and nobody here sees it.
        </p>
      </div>
    </div>
  );
}
