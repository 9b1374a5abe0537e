import type { Attachment } from '@/lib/contracts/messages';

const KB = 1000;
const MB = KB * KB;

/** 812 B, 34 kB, 1.2 MB. */
function fileSize(bytes: number): string {
  if (bytes < KB) return `${bytes} B`;
  if (bytes < 999.5 * KB) return `${Math.round(bytes / KB)} kB`;
  const amount = bytes / MB;
  return `${amount < 9.95 ? Number(amount.toFixed(1)) : Math.round(amount)} MB`;
}

type Named = Pick<Attachment, 'fileName' | 'contentType'>;

/** What sort of file it is, as people call it: by its bytes, else by its name. */
function fileType({ fileName, contentType }: Named): string | null {
  const subtype = contentType?.split(';')[0]?.split('/')[1];
  const known = subtype && /^[a-z0-9]{2,5}$/.test(subtype) ? subtype : null;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName ?? '')?.[1];
  return (known ?? ending)?.toUpperCase() ?? null;
}

/** PDF · 1.2 MB; empty where nothing is known. */
export const fileFacts = (file: Named & Pick<Attachment, 'byteSize'>): string =>
  [fileType(file), file.byteSize === null ? null : fileSize(file.byteSize)]
    .filter((fact) => fact !== null)
    .join(' · ');
