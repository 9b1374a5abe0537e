import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/web/content-security-policy';
import { OWN, SECURE } from '@/lib/web/origin';

const A_YEAR = 365 * 24 * 60 * 60;

/** Sets the policy that lets only our own scripts run, and tells pages their own address. It never authorises; every door does that itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  // Behind a proxy that does not pass the Host on, Next would take our own forms for somebody else's.
  if (request.headers.get('origin') === OWN.origin) headers.set('x-forwarded-host', OWN.host);

  const response = isMalformed(request.nextUrl.pathname)
    ? NextResponse.rewrite(new URL('/malformed', request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (SECURE) response.headers.set('strict-transport-security', `max-age=${A_YEAR}`);
  return response;
}

/** What nobody can decode leads nowhere, at any door; Next itself answers 500. */
function isMalformed(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return false;
  } catch {
    return true;
  }
}

/** Not the doors that take large bodies, which a proxy would cut short, nor what is static. */
export const config = {
  matcher: [
    '/((?!api|webhooks|instagram|facebook|_next/static|_next/image|favicon.ico|icon.svg).*)',
    // The one page among the doors.
    '/api/v1',
    // What may be malformed; no address that takes a large body has this sign.
    '/((?!_next/).*%.*)',
  ],
};
