import 'server-only';
import { endingOf, type FileType, typeOfEnding } from '@/lib/domain/file-type';

export type StoredFile = {
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** In bytes. */
  readonly size: number;
  readonly type: string;
};

/** Keeps files under keys. What both drivers promise is written in tests/integration/storage.test.ts. */
export type Storage = {
  /** A key that is there already is replaced, so that a put may be tried again. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under the key. */
  get(key: string): Promise<StoredFile | null>;
  /** Nothing under the key is as good as something. */
  delete(key: string): Promise<void>;
};

/** `pictures/<256 random bits>.webp`: nobody can guess it, and it says what the file is. */
export function newKey(folder: 'pictures', type: FileType): string {
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  return `${folder}/${random}.${endingOf(type)}`;
}

const KEY = /^[a-z]+\/[\w-]{43}\.([a-z\d]+)$/;

/** The type that a key speaks of. Throws for what is not a key, so that no path can lead elsewhere. */
export function typeOfKey(key: string): string {
  const ending = KEY.exec(key)?.[1];
  if (ending === undefined) throw new Error('malformed storage key');
  return typeOfEnding(ending);
}
