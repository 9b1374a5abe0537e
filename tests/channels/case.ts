import type { Source } from '@/lib/channels/registry';

/** What the suite must know of a webhook address, to hold it to the sentences below. */
export type Case = {
  readonly source: Source;
  readonly prefix: string;
  verifyToken(): string;
  sign(body: Uint8Array): Readonly<Record<string, string>>;
  /** File → what each of its items says. */
  readonly says: Readonly<Record<string, readonly string[]>>;
};
