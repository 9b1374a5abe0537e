'use client';

import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { KindGlyph } from '@/components/ui/kind-glyph';
import { kindTraits } from '@/lib/client/kinds';
import { isComing, type TrayFile } from '@/lib/client/trays';
import { kindOfType } from '@/lib/domain/file-type';
import { sizeWords } from '@/lib/domain/upload';
import { SoundPreview } from './sound-preview';

type Props = {
  readonly file: TrayFile;
  /** Why it can't be sent, in words. */
  readonly problem: string | null;
  readonly onRemove: () => void;
};

/** A file on its way into a message: a picture as itself, sound to listen to, everything else by its name. */
export function TrayItem({ file, problem, onRemove }: Props) {
  const kind = kindOfType(file.contentType);
  const remove = <Remove file={file} onRemove={onRemove} />;
  if (problem) return <Refused file={file} problem={problem} remove={remove} />;
  if (kind === 'image') return <Picture file={file} remove={remove} />;
  return (
    <li className="border-line bg-surface text-ink relative flex min-h-16 w-56 max-w-full items-center gap-2.5 rounded-md border py-1.5 pr-7 pl-2 max-sm:w-full">
      {kind !== 'audio' && (
        <span className="bg-fill text-ink-muted grid size-11 shrink-0 place-items-center rounded-sm">
          <KindGlyph glyph={kindTraits(kind).glyph} className="size-5" />
        </span>
      )}
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="truncate text-xs font-medium">{file.fileName}</span>
        {kind === 'audio' ? (
          <SoundPreview src={file.preview} name={file.fileName} />
        ) : (
          <span className="text-2xs text-ink-subtle tabular-nums">{sizeWords(file.byteSize)}</span>
        )}
        <Progress file={file} />
      </span>
      {remove}
    </li>
  );
}

type PartProps = { readonly file: TrayFile; readonly remove: ReactNode };

function Picture({ file, remove }: PartProps) {
  return (
    <li className="border-line bg-fill relative size-16 rounded-md border">
      {/* biome-ignore lint/performance/noImgElement: it is in this browser's memory already. */}
      <img
        src={file.preview}
        alt={file.fileName}
        title={file.fileName}
        className={cn(
          'size-full rounded-md object-cover transition-opacity',
          isComing(file) && 'opacity-50',
        )}
      />
      <span className="absolute inset-x-1.5 bottom-1.5">
        <Progress file={file} />
      </span>
      {remove}
    </li>
  );
}

function Refused({ file, problem, remove }: PartProps & { readonly problem: string }) {
  return (
    <li className="border-bad/50 bg-surface relative flex w-full items-start gap-2 rounded-md border py-2 pr-8 pl-2.5">
      <TriangleAlert aria-hidden className="text-bad mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 text-xs">
        <span className="text-ink block truncate font-medium">{file.fileName}</span>
        <span role="alert" className="text-bad block">
          {problem}
        </span>
      </span>
      {remove}
    </li>
  );
}

function Progress({ file }: { readonly file: TrayFile }) {
  if (!isComing(file)) return null;
  const percent = Math.round(file.share * 100);
  return (
    <span
      role="progressbar"
      aria-label={`Uploading ${file.fileName}`}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="bg-line-strong block h-1 overflow-hidden rounded-full"
    >
      <span
        className="bg-accent block h-full origin-left rounded-full transition-transform motion-reduce:transition-none"
        style={{ transform: `scaleX(${Math.max(0.04, file.share)})` }}
      />
    </span>
  );
}

function Remove({ file, onRemove }: Pick<Props, 'file' | 'onRemove'>) {
  const act = isComing(file) ? 'Cancel' : 'Remove';
  return (
    <button
      type="button"
      aria-label={`${act} ${file.fileName}`}
      title={act}
      onClick={onRemove}
      className="bg-ink text-canvas absolute top-1 right-1 grid size-5 place-items-center rounded-full opacity-80 transition-opacity hover:opacity-100 focus-visible:opacity-100 pointer-coarse:size-6"
    >
      <X aria-hidden className="size-3" />
    </button>
  );
}
