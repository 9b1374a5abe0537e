import { randomBytes, randomInt } from 'node:crypto';

/** A random decimal id of the given length, beginning with `prefix`. */
export function digits(length: number, prefix = ''): string {
  let id = prefix || String(randomInt(1, 10));
  while (id.length < length) id += String(randomInt(10));
  return id;
}

/** Professional account ids are 17 digits that begin 17841 (FACTS §0.1). */
export const professionalId = () => digits(17, '17841');

export const appScopedId = () => digits(17, '2');

/** Instagram-scoped ids of people have 15 to 17 digits; the longer ones exceed 2^53. */
export const personId = () => digits(randomInt(15, 18));

/** Thread numbers are 128-bit values just above 2^128 − 2^64. */
export const threadNumber = () => digits(39, '340282366841710301');

/** Media, comments and CDN assets: 17 digits. */
export const mediaId = () => digits(17, '17');

export const loginCode = () => `AQ${randomBytes(150).toString('base64url')}`;

export const accessToken = () => `IGAA${randomBytes(135).toString('base64url')}ZD`;

/** Meta quotes this in every error; support asks for it. */
export const traceId = () => `A${randomBytes(16).toString('base64url')}`;

const ESCAPES: Readonly<Record<string, string>> = { Z: 'ZA', '+': 'ZB', '/': 'ZC', '=': 'ZD' };

/** Base64 in the spelling of Instagram's message and thread ids (FACTS §0.2). */
const escaped = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/[Z+/=]/g, (char) => ESCAPES[char] ?? char);

/** A new message id; the number inside rises with `at` (ms), as Meta's do. */
export const messageId = (account: string, thread: string, at: number) =>
  escaped(`ig_dm_item:1:IGMessageID:${account}:${thread}:32${at}${digits(20)}`);

export const conversationId = (account: string, thread: string) =>
  escaped(`ig_dm:1:IGMessageThread:${account}:${thread}`);
