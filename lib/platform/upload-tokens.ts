import 'server-only';
import { z } from 'zod';
import { env } from './env';
import { sign, unsign } from './signed';

const until = z.number();
const uploadSchema = z.object({ key: z.string(), account: z.number(), member: z.number(), until });
const signedIdSchema = z.object({ key: z.string(), account: z.number(), until });
const fileSchema = z.object({ key: z.string(), until });

type Upload = { readonly key: string; readonly account: number; readonly member: number };

/** A day: longer than any draft waits, and no longer than an unused file is kept. */
const SIGNED_ID_LASTS_MS = 24 * 60 * 60 * 1000;
/** A provider fetches at once; with every try it gets another address. */
const FILE_LASTS_MS = 60 * 60 * 1000;

/** Lets its bearer bring one file. */
export const uploadToken = (upload: Upload, ends: Date): string => sign('upload', upload, ends);

export const readUploadToken = (token: string, now: Date): Upload | null =>
  unsign<Upload>('upload', token, { schema: uploadSchema, now });

/** Names an uploaded file to its own account. */
export const signedId = (file: Omit<Upload, 'member'>, now: Date): string =>
  sign('signed id', file, new Date(now.getTime() + SIGNED_ID_LASTS_MS));

/** The key of a file of this account; null for any other. */
export function keyOfSignedId(token: string, account: number, now: Date): string | null {
  const file = unsign<Omit<Upload, 'member'>>('signed id', token, { schema: signedIdSchema, now });
  return file?.account === account ? file.key : null;
}

/** Where anybody who is given the address can fetch a file, for an hour. */
export const fileUrl = (key: string, now: Date): string =>
  `${env.APP_URL}/api/files/${sign('file', { key }, new Date(now.getTime() + FILE_LASTS_MS))}`;

export const keyOfFileToken = (token: string, now: Date): string | null =>
  unsign<{ readonly key: string }>('file', token, { schema: fileSchema, now })?.key ?? null;
