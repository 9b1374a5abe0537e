import 'server-only';
import { sameSecret } from '@/lib/platform/crypto';
import type { Receiver } from '../channel';
import { verifySignature } from '../meta/signature';
import { split } from '../meta/split';
import { parse } from './parse';

const given = (values: readonly (string | null)[]) => values.filter((value) => value !== null);

/** Either Meta app may point here: both verify tokens and both secrets are accepted (CONTRACT.md §3). */
export const instagramReceiver: Receiver = {
  handshake(url, { INSTAGRAM_VERIFY_TOKEN, FB_VERIFY_TOKEN }) {
    const token = url.searchParams.get('hub.verify_token') ?? '';
    const known = given([INSTAGRAM_VERIFY_TOKEN, FB_VERIFY_TOKEN]);
    const asked = url.searchParams.get('hub.mode') === 'subscribe' && token !== '';
    if (!asked || !known.some((each) => sameSecret(each, token))) return null;
    return url.searchParams.get('hub.challenge') ?? '';
  },

  verify: (body, headers, { INSTAGRAM_APP_SECRET, FB_APP_SECRET }) =>
    verifySignature(
      body,
      headers.get('x-hub-signature-256'),
      given([INSTAGRAM_APP_SECRET, FB_APP_SECRET]),
    ),

  split: (body) => split(body, 'instagram'),
  parse,
};
