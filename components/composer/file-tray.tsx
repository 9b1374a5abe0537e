'use client';

import { focusComposer } from '@/lib/client/focus';
import { isComing, type TrayFile } from '@/lib/client/trays';
import type { Composing } from '@/lib/client/use-composing';
import { MOST_FILES } from '@/lib/domain/upload';
import { TrayItem } from './tray-item';

type Props = Pick<Composing, 'tray' | 'problemOf' | 'tooMany'>;

/** What is attached to the message that is being written. */
export function FileTray({ tray, problemOf, tooMany }: Props) {
  const { files, remove } = tray;
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {wordsFor(files)}
      </p>
      {files.length > 0 && (
        <ul
          aria-label="Attached files"
          className="flex max-h-56 flex-wrap gap-2 overflow-y-auto p-3 pb-1"
        >
          {files.map((file) => (
            <TrayItem
              key={file.id}
              file={file}
              problem={problemOf(file)}
              onRemove={() => {
                remove(file.id);
                focusComposer();
              }}
            />
          ))}
        </ul>
      )}
      {tooMany && (
        <p role="alert" className="text-bad px-3 pb-1 text-xs">
          At most {MOST_FILES} files go into one message. Remove {files.length - MOST_FILES}.
        </p>
      )}
    </>
  );
}

function wordsFor(files: readonly TrayFile[]): string {
  if (files.length === 0) return '';
  const attached = files.length === 1 ? '1 file attached' : `${files.length} files attached`;
  return files.some(isComing) ? `${attached}, uploading.` : `${attached}.`;
}
