import { Download, FileText } from 'lucide-react';
import { fileFacts } from '@/lib/client/file-facts';
import type { Attachment } from '@/lib/contracts/messages';

type Props = { readonly attachment: Attachment; readonly src: string };

/** A file is not shown here: pressing it keeps it. */
export function FileCard({ attachment, src }: Props) {
  const name = attachment.fileName ?? attachment.title ?? 'File';
  return (
    <a
      href={src}
      download={attachment.fileName ?? ''}
      className="border-line bg-surface text-ink hover:bg-fill flex w-64 max-w-full items-center gap-3 rounded-lg border p-2 pr-3 transition-colors"
    >
      <span className="bg-accent-soft text-accent-ink grid size-11 shrink-0 place-items-center rounded-md">
        <FileText aria-hidden className="size-5" />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-sm font-medium" title={name}>
          {name}
        </span>
        <span className="text-ink-muted block text-xs tabular-nums">
          {fileFacts(attachment) || 'Press to download'}
        </span>
      </span>
      <Download aria-hidden className="text-ink-subtle size-4 shrink-0" />
    </a>
  );
}
