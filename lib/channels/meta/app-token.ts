import 'server-only';
import { env } from '@/lib/platform/env';
import { id, type Json, member, parseLossless } from './json';

const TIMEOUT_MS = 10_000;

type App = { readonly appId: string; readonly appSecret: string; readonly apiVersion: string };

/**
 * Whether Facebook gives this app a token of its own, which it does for the right secret alone (Facebook Login, “App access tokens”). The
 * secret travels in the body, so that no log of addresses keeps it.
 */
export async function provesApp(app: App): Promise<'proven' | 'refused' | 'unclear'> {
  try {
    const response = await fetch(`${env.FACEBOOK_GRAPH_URL}/${app.apiVersion}/oauth/access_token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: app.appId,
        client_secret: app.appSecret,
        grant_type: 'client_credentials',
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: Json = parseLossless(await response.text());
    if (id(member(body, 'access_token'))) return 'proven';
    return member(body, 'error') === undefined ? 'unclear' : 'refused';
  } catch {
    return 'unclear';
  }
}
