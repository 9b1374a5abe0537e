import { z } from 'zod';
import type { MediaKind } from '@/lib/domain/file-type';

/** A name as it may be shown: without folders, line breaks and what else a name has no use for. */
export const fileNameSchema = z.string().transform((name) => {
  const bare = name
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .split(/[\\/]/)
    .at(-1)
    ?.trim();
  return bare ? bare.slice(-200) : 'file';
});

export const uploadInput = z.strictObject({
  fileName: fileNameSchema,
  /** In bytes. */
  byteSize: z.int().nonnegative(),
  /** What the browser takes it for: told, never believed. */
  contentType: z.string().max(200).optional(),
});
export type UploadInput = z.input<typeof uploadInput>;

export const completionInput = z.strictObject({ fileName: fileNameSchema });

/** Where to PUT the bytes, with which headers, and the name of the upload for its completion. */
export type UploadStarted = {
  readonly upload: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A file that may be sent: what it is comes from its stored bytes. */
export type Uploaded = {
  readonly signedId: string;
  readonly kind: MediaKind;
  readonly fileName: string;
  readonly contentType: string;
  /** In bytes. */
  readonly byteSize: number;
  /** In px; null for what is no picture. */
  readonly width: number | null;
  readonly height: number | null;
};
