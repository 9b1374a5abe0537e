import 'server-only';
import { NextRequest } from 'next/server';
import NextAuth, { type NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { db } from '@/db/client';
import { signInInput } from '@/lib/contracts/people';
import { networkOf } from '@/lib/domain/sign-in';
import { env } from '@/lib/platform/env';
import { inWords, log } from '@/lib/platform/log';
import { signIn } from '@/lib/services/sessions/sign-in';
import { signOut } from '@/lib/services/sessions/sign-out';
import { formFields } from './form-fields';
import { isForeign, SECURE } from './origin';
import { COOKIE_PREFIX, currentUser, SESSION_COOKIE } from './session';

/** The longest that browsers keep a cookie. The row of the session ends it long before. */
const COOKIE_SECONDS = 400 * 24 * 60 * 60;

const cookie = (name: string) => ({
  name: `${COOKIE_PREFIX}${name}`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: SECURE },
});

const options: NextAuthOptions = {
  secret: env.NEXTAUTH_SECRET,
  useSecureCookies: SECURE,
  cookies: {
    sessionToken: { ...cookie('session'), name: SESSION_COOKIE },
    csrfToken: cookie('csrf'),
    callbackUrl: cookie('callback'),
  },
  session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
  jwt: { maxAge: COOKIE_SECONDS },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
  providers: [
    CredentialsProvider({
      credentials: { email: { type: 'email' }, password: { type: 'password' } },
      authorize: (credentials, { headers }) => authorize(credentials, headers ?? {}),
    }),
  ],
  callbacks: {
    /** The cookie says which session, and nothing about the person. */
    jwt: ({ token: { sub } }) => (sub === undefined ? {} : { sub }),
  },
  events: {
    signOut: async ({ token }) => {
      if (token?.sub) await signOut({ db, now: new Date() }, token.sub);
    },
  },
  /** Codes alone: next-auth's details can hold cookies and what was typed. */
  logger: {
    error: (code) => log.error('auth.error', { code }),
    warn: (code) => log.warn('auth.warning', { code }),
    debug: () => undefined,
  },
};

/**
 * Answers with the session as next-auth's "user". What it throws is the `error` that the sign-in form
 * gets: `wrong`, `limited:<seconds>` or `unavailable`, so nothing else may be thrown.
 */
async function authorize(
  credentials: unknown,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<{ id: string }> {
  const input = signInInput.safeParse(credentials);
  if (!input.success) throw new Error('wrong');

  const ip = networkOf(headers['x-forwarded-for'], headers['x-real-ip']);
  const userAgent = headers['user-agent'];
  const outcome = await signIn({ db, now: new Date() }, { ...input.data, ip, userAgent }).catch(
    unavailable,
  );
  if (outcome.ok) return { id: outcome.sessionId };
  throw new Error(
    outcome.reason === 'limited' ? `limited:${outcome.retryAfterSeconds}` : outcome.reason,
  );
}

function unavailable(error: unknown) {
  log.error('auth.sign_in_failed', { error: inWords(error) });
  return { ok: false, reason: 'unavailable' } as const;
}

type Address = { readonly params: Promise<{ readonly nextauth: string[] }> };

const nextAuth: (request: NextRequest, address: Address) => Promise<Response> = NextAuth(options);

const READABLE = ['csrf', 'providers', 'signin', 'signout', 'error', 'verify-request'];
const CHANGEABLE = ['callback', 'signout'];

/** The door of `/api/auth/*`. Addresses of next-auth that nobody uses (such as `_log`) stay shut. */
export const auth = {
  async GET(request: NextRequest, address: Address): Promise<Response> {
    const [act = ''] = (await address.params).nextauth;
    if (act === 'session') return sayWho();
    return READABLE.includes(act) ? nextAuth(request, address) : status(404);
  },

  async POST(request: NextRequest, address: Address): Promise<Response> {
    const [act = ''] = (await address.params).nextauth;
    if (!CHANGEABLE.includes(act)) return status(404);
    if (isForeign(request.headers)) return forged(403);
    const fields = await formFields(request);
    if (!fields) return status(413);

    const form = new NextRequest(request.url, { method: 'POST', body: fields });
    const response = await nextAuth(form, address);
    return act === 'callback' && response.ok && !opensSession(response) ? forged(401) : response;
  },
};

const status = (code: number) => new Response(null, { status: code });

/** next-auth's own answer would sign a person out while the database is away. */
async function sayWho(): Promise<Response> {
  const user = await currentUser();
  const session = user ? { user: { name: user.name, email: user.email } } : {};
  return Response.json(session, { headers: { 'cache-control': 'private, no-store' } });
}

const opensSession = (response: Response) =>
  response.headers.getSetCookie().some((line) => line.startsWith(`${SESSION_COOKIE}=`));

/** In the shape of next-auth's answers. To a wrong CSRF token it says 200 itself, which a client takes for success. */
const forged = (code: 401 | 403) =>
  Response.json({ url: `${env.APP_URL}/sign-in?error=csrf` }, { status: code });
