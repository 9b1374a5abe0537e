import 'server-only';
import type { ByteRange } from '@/lib/domain/byte-range';
import { endingOf, type FileType, typeOfEnding } from '@/lib/domain/file-type';

export type StoredFile = {
  /** The whole file, or the part that was asked for. */
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** In bytes, of the whole file. */
  readonly size: number;
  readonly type: string;
};

/** What may be put under a key from outside, and until when. */
export type Admission = { readonly maxBytes: number; readonly until: Date };

/** How a browser gets a file into storage: straight there, or, where nobody else is, through us. */
export type Entrance =
  | {
      readonly kind: 'direct';
      admit(key: string, admission: Admission): Promise<Destination>;
    }
  | {
      readonly kind: 'through_us';
      /** Keeps what comes as it comes; null, and nothing is kept, when there is more than may be. */
      receive(
        key: string,
        body: ReadableStream<Uint8Array>,
        maxBytes: number,
      ): Promise<number | null>;
    };

/** Where to PUT a file, and what to say with it. */
export type Destination = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** Keeps files under keys. What both drivers promise is written in tests/integration/storage.test.ts. */
export type Storage = {
  /** A key that is there already is replaced, so that a put may be tried again. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when there is nothing under the key. */
  get(key: string, range?: ByteRange): Promise<StoredFile | null>;
  /** In bytes; null when there is nothing under the key. */
  size(key: string): Promise<number | null>;
  /** Nothing under the key is as good as something. */
  delete(key: string): Promise<void>;
  readonly entrance: Entrance;
};

/** `pictures/<256 random bits>.webp`: nobody can guess it, and it says what the file is. */
export function newKey(folder: 'pictures' | 'files', type: FileType): string {
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
