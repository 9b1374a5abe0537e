import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/web/content-security-policy';

/** Sets the policy that lets only our own scripts run, and tells pages their own address. It never authorises; every door does that itself. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/** Not the doors that take large bodies, which a proxy would cut short, nor what is static. */
export const config = {
  matcher: [
    '/((?!api|webhooks|instagram|facebook|_next/static|_next/image|favicon.ico|icon.svg).*)',
  ],
};
