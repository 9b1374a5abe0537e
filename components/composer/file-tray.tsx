'use client';

import type { Composing } from '@/lib/client/use-composing';
import { MOST_FILES } from '@/lib/domain/upload';
import { TrayItem } from './tray-item';

type Props = Pick<Composing, 'tray' | 'problemOf' | 'tooMany'>;

/** What is attached to the message that is being written. */
export function FileTray({ tray, problemOf, tooMany }: Props) {
  if (tray.files.length === 0) return null;
  return (
    <>
      <ul
        aria-label="Attached files"
        className="flex max-h-56 flex-wrap gap-2 overflow-y-auto p-3 pb-1"
      >
        {tray.files.map((file) => (
          <TrayItem
            key={file.id}
            file={file}
            problem={problemOf(file)}
            onRemove={() => tray.remove(file.id)}
          />
        ))}
      </ul>
      {tooMany && (
        <p role="alert" className="text-bad px-3 pb-1 text-xs">
          At most {MOST_FILES} files go into one message. Remove {tray.files.length - MOST_FILES}.
        </p>
      )}
    </>
  );
}
