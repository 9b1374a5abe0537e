import 'server-only';
import { env } from '@/lib/platform/env';

/** Where people reach us. */
export const OWN = new URL(env.APP_URL);

export const SECURE = OWN.protocol === 'https:';

/** What a browser says of a request that our own page, or the person themselves, has made. */
const OURS = ['same-origin', 'none'];

/**
 * Whether a browser made this request for a page of somebody else, even a sibling on the same domain. A page can
 * forge neither header. What names no origin at all is not a browser, and no other site can lend its cookies to it.
 */
export function isForeign(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && !OURS.includes(site)) return true;

  const origin = headers.get('origin');
  return origin !== null && origin !== OWN.origin && origin !== openedAs(headers.get('host'));
}

/** Behind a proxy the Host may be an inner name; without one it is what the person typed, such as 127.0.0.1. */
const openedAs = (host: string | null) => `${OWN.protocol}//${host}`;
