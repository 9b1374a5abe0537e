'use client';

import { useState } from 'react';
import { useOnDemand } from '@/lib/client/use-on-demand';

type Props = { readonly number: number; readonly message: number; readonly edits: number };

const loadVersions = () => import('./versions').then(({ Versions }) => Versions);

/** Says that the words were changed, and shows what they were. */
export function EditedMark({ number, message, edits }: Props) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const { Shown: Versions, face } = useOnDemand(loadVersions);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={button !== null}
        {...face}
        onClick={({ currentTarget }) => {
          face.onClick();
          setButton(currentTarget);
        }}
        className="text-2xs text-ink-subtle hover:text-ink mb-1 rounded-xs px-1 underline decoration-dotted underline-offset-2"
      >
        Edited{edits > 1 && ` ${edits} times`}
      </button>
      {Versions && button && (
        <Versions
          number={number}
          message={message}
          button={button}
          onClose={() => setButton(null)}
        />
      )}
    </>
  );
}
