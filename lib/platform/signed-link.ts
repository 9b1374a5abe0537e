import 'server-only';
import { createHmac } from 'node:crypto';
import { sameSecret } from './crypto';
import { env } from './env';

/** What a link opens: one signed for one purpose opens nothing else. */
type Purpose = 'attachment';

const signatureOf = (purpose: Purpose, what: string, expires: number): string =>
  createHmac('sha256', env.NEXTAUTH_SECRET)
    .update(`${purpose} ${what} ${expires}`)
    .digest('base64url');

/** Query parameters that open one thing for whoever has them, until a time in Unix seconds. */
export function signLink(purpose: Purpose, what: string, expires: number): URLSearchParams {
  const signature = signatureOf(purpose, what, expires);
  return new URLSearchParams({ expires: String(expires), signature });
}

/** Whether a link's parameters are ours, for this thing, and not too old. */
export function opensLink(
  { purpose, what, now }: { readonly purpose: Purpose; readonly what: string; readonly now: Date },
  query: URLSearchParams,
): boolean {
  const expires = Number(query.get('expires'));
  if (!Number.isSafeInteger(expires) || expires * 1000 < now.getTime()) return false;
  return sameSecret(query.get('signature') ?? '', signatureOf(purpose, what, expires));
}
