'use client';

import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';
import { focusComposer } from '@/lib/client/focus';

type Props = {
  /** Every kind may be kept in a note. */
  readonly note: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Also HEIC, which some browsers can read. */
const SENDABLE = 'image/*,video/*,audio/*,application/pdf,.heic,.heif';

export function AttachButton({ note, onFiles }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Tooltip label="Attach files" side="top">
        <Button
          look="quiet"
          size="icon-sm"
          aria-label="Attach files"
          onClick={() => input.current?.click()}
        >
          <Paperclip aria-hidden className="size-4" />
        </Button>
      </Tooltip>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files to attach"
        accept={note ? undefined : SENDABLE}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
          focusComposer();
        }}
      />
    </>
  );
}
