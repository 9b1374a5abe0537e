import 'server-only';
import { after as afterAnswer } from 'next/server';
import { db } from '@/db/client';
import { readSignedRequest, type SignedRequest } from '@/lib/channels/meta/signed-request';
import type { Settings } from '@/lib/domain/setting';
import { collect } from '@/lib/jobs/after';
import { answerHere } from '@/lib/jobs/registry';
import { sha256 } from '@/lib/platform/crypto';
import type { SystemContext } from '@/lib/services/context';
import { readBody } from './body';
import { bySettings } from './by-settings';

const MAX_BYTES = 16 * 1024;

export type SignedForm = SignedRequest & {
  /** SHA-256 of what was signed, hex: what makes a second delivery the same request. */
  readonly digest: string;
};

/** Meta's door for what is signed in a form field. Either app may call either address, so both secrets are tried. */
export const signedRequest =
  (run: (ctx: SystemContext, signed: SignedForm) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const body = await readBody(request, MAX_BYTES);
    const form = new URLSearchParams(body ? Buffer.from(body).toString('utf8') : '');
    const given = form.get('signed_request') ?? '';
    const signed = await bySettings((settings) => readWith(given, settings));
    if (!signed) return new Response(null, { status: 400 });

    const after = collect();
    try {
      return await run({ db, now: new Date(), after }, { ...signed, digest: sha256(given) });
    } finally {
      afterAnswer(() => after.perform(answerHere));
    }
  };

function readWith(
  value: string,
  { INSTAGRAM_APP_SECRET, FB_APP_SECRET }: Settings,
): SignedRequest | null {
  const secrets = [INSTAGRAM_APP_SECRET, FB_APP_SECRET].filter((secret) => secret !== null);
  return readSignedRequest(value, secrets);
}
