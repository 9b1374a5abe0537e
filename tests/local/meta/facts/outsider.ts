import { APP, stage } from '../stage.ts';

/**
 * Meta as an outsider meets it: plain HTTP, nothing of the simulator's own code. What is asserted here
 * is what FACTS says, so that the product's tests never rest on the simulator's word alone.
 */
export async function outsider(changes: Parameters<typeof stage>[0] = {}) {
  const staged = await stage(changes);
  const { meta, control, webhooks } = staged;
  const redirectUri = new URL('/instagram/callback', webhooks.url).href;
  const request = {
    client_id: APP.id,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'instagram_business_basic,instagram_business_manage_messages',
    state: 'st ate/1',
  };

  /** Opens the login, or sends one of its forms. */
  const login = (query: Readonly<Record<string, string>>, form?: URLSearchParams) =>
    fetch(`${meta.url}/www.instagram.com/oauth/authorize?${new URLSearchParams(query)}`, {
      redirect: 'manual',
      ...(form && { method: 'POST', body: form }),
    });

  /** Presses Allow with these permissions ticked; answers where it leads. */
  const allow = async (
    account: string,
    scopes: readonly string[] = request.scope.split(','),
    query: Readonly<Record<string, string>> = request,
  ) => {
    const form = new URLSearchParams([
      ['step', 'allow'],
      ['account', account],
      ...scopes.map((scope) => ['scopes', scope]),
    ]);
    return await login(query, form);
  };
  const codeFor = async (...wanted: Parameters<typeof allow>) => {
    const response = await allow(...wanted);
    return new URL(response.headers.get('location') ?? '').searchParams.get('code') ?? '';
  };

  const exchange = async (code: string, changed: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${meta.url}/api.instagram.com/oauth/access_token`, {
      method: 'POST',
      body: new URLSearchParams({
        client_id: APP.id,
        client_secret: APP.secret,
        grant_type: 'authorization_code',
        redirect_uri: redirectUri,
        code,
        ...changed,
      }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text) };
  };

  /** A call of graph.instagram.com under somebody's token. */
  const as =
    (token: string) =>
    async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${meta.url}/graph.instagram.com${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, ...init.headers },
      });
      return { status: response.status, body: await response.json() };
    };
  const longLived = (short: string, secret = APP.secret) =>
    as(short)(`/access_token?grant_type=ig_exchange_token&client_secret=${secret}`);
  const refreshed = (long: string) => as(long)('/refresh_access_token?grant_type=ig_refresh_token');

  return {
    ...staged,
    ...{ redirectUri, request, login, allow, codeFor, exchange, as, longLived, refreshed },
    accounts: () => control('GET', '/accounts'),
    /** Puts Meta's clock forward. */
    pass: (ms: number) => control('POST', '/clock', { advance: ms }),
  };
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const refusal = (code: number, subcode?: number) => ({
  body: { error: { code, ...(subcode === undefined ? {} : { error_subcode: subcode }) } },
});
