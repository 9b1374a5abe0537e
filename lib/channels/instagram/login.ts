import 'server-only';
import type { ConnectFailure } from '@/lib/domain/connect-failure';
import type { GraphAction } from '@/lib/domain/graph-error';
import { INSTAGRAM_APP } from '@/lib/domain/meta-app';
import type { Settings } from '@/lib/domain/setting';
import { env } from '@/lib/platform/env';
import type { Connection } from '../channel';
import type { Connected, Login, Redeemed, Refreshed, Subscribed, Subscription } from '../login';
import { callGraph, type GraphAnswer } from '../meta/graph';
import { id, type Json, list, member } from '../meta/json';
import { failureBy, redeemCode } from './oauth';

const ME_FIELDS = 'id,user_id,username,name,account_type';
/** Neither time nor another try helps: somebody has to log in. */
const FINAL: readonly GraphAction[] = ['reconnect', 'person'];
const PROFESSIONAL = ['BUSINESS', 'MEDIA_CREATOR'];

/** Instagram Business Login (FACTS.md §1). */
export const instagramLogin: Login = {
  authorizeUrl({ INSTAGRAM_APP_ID, INSTAGRAM_APP_SECRET }, { state, redirectUri, again }) {
    if (!INSTAGRAM_APP_ID || !INSTAGRAM_APP_SECRET) return null;
    const query = new URLSearchParams({
      client_id: INSTAGRAM_APP_ID,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: INSTAGRAM_APP.scopes.join(','),
      enable_fb_login: 'false',
      ...(again && { force_reauth: 'true' }),
      state,
    });
    return `${env.INSTAGRAM_WWW_URL}/oauth/authorize?${query}`;
  },

  async redeem(settings, given): Promise<Redeemed> {
    const { INSTAGRAM_APP_ID: appId, INSTAGRAM_APP_SECRET: appSecret } = settings;
    if (!appId || !appSecret) return failed('not_configured');
    const short = await redeemCode({ appId, appSecret }, given);
    if (!short.ok) return short;
    const { permissions } = short;
    if (!permissions.includes('instagram_business_basic')) return failed('basic_not_allowed');
    if (INSTAGRAM_APP.needed.some((each) => !permissions.includes(each))) {
      return failed('messages_not_allowed');
    }
    const long = await lengthen(appSecret, short.token);
    if (typeof long === 'string') return failed(long);
    const account = await whoIs(settings, long.token);
    if (typeof account === 'string') return failed(account);
    return { ok: true, account: { ...account, ...long, permissions } };
  },

  async subscribe(connection, permissions): Promise<Subscribed> {
    const mayComments = permissions.includes('instagram_business_manage_comments');
    const wanted = INSTAGRAM_APP.fields.filter((field) => mayComments || !/comments$/.test(field));
    const asked = await ask(connection, wanted);
    // A name that this version does not know refuses the whole list; the core is known everywhere.
    const settled =
      asked.kind === 'refused' && asked.verdict.reason === 'invalid'
        ? await ask(connection, INSTAGRAM_APP.core)
        : asked;
    const refused = verdictOf(settled);
    if (refused) return { ok: false, verdict: refused };
    const stands = await readBack(connection);
    if (!stands.ok || stands.fields.includes('messages')) return stands;
    return { ok: false, verdict: NOT_TAKEN };
  },

  subscription: readBack,
  async unsubscribe(connection): Promise<boolean> {
    const answer = await callGraph({
      url: subscriptionsOf(connection),
      token: connection.token,
      method: 'DELETE',
    });
    return answer.kind === 'ok';
  },

  async refresh({ token }): Promise<Refreshed> {
    const query = new URLSearchParams({ grant_type: 'ig_refresh_token', access_token: token });
    const url = `${env.INSTAGRAM_GRAPH_URL}/refresh_access_token?${query}`;
    const answer = await callGraph({ url, token, needs: 'instagram_business_basic' });
    if (answer.kind === 'ok') {
      const fresh = tokenIn(answer.body);
      return fresh ? { kind: 'refreshed', ...fresh } : { kind: 'try_later' };
    }
    const isFinal = answer.kind === 'refused' && FINAL.includes(answer.verdict.action);
    return isFinal ? { kind: 'refused', verdict: answer.verdict } : { kind: 'try_later' };
  },
};

const failed = (failure: ConnectFailure): Redeemed => ({ ok: false, failure });

/** A token of an hour for one of sixty days (FACTS.md §1.3). */
async function lengthen(
  appSecret: string,
  token: string,
): Promise<Pick<Connected, 'token' | 'expiresInSeconds'> | ConnectFailure> {
  const query = new URLSearchParams({
    grant_type: 'ig_exchange_token',
    client_secret: appSecret,
    access_token: token,
  });
  const answer = await callGraph({
    url: `${env.INSTAGRAM_GRAPH_URL}/access_token?${query}`,
    token,
  });
  if (answer.kind !== 'ok') return failureOf(answer);
  return tokenIn(answer.body) ?? 'instagram_unclear';
}

/** Both answers about a long-lived token look alike (FACTS.md §1.3, §1.4). */
function tokenIn(body: Json): Pick<Connected, 'token' | 'expiresInSeconds'> | null {
  const token = id(member(body, 'access_token'));
  const expiresInSeconds = Number(id(member(body, 'expires_in')));
  return token && expiresInSeconds > 0 ? { token, expiresInSeconds } : null;
}

type Who = Pick<Connected, 'externalId' | 'appScopedId' | 'username' | 'name'>;

/** Flat, or wrapped as the documentation prints it; `user_id` is what webhooks go by (FACTS.md §1.5). */
async function whoIs(settings: Settings, token: string): Promise<Who | ConnectFailure> {
  const query = new URLSearchParams({ fields: ME_FIELDS });
  const url = `${env.INSTAGRAM_GRAPH_URL}/${settings.INSTAGRAM_API_VERSION}/me?${query}`;
  const answer = await callGraph({ url, token });
  if (answer.kind !== 'ok') return failureOf(answer);
  const [wrapped] = list(member(answer.body, 'data'));
  const me: Json = wrapped ?? answer.body;
  const externalId = id(member(me, 'user_id'));
  if (!externalId) return 'instagram_unclear';
  const type = id(member(me, 'account_type'));
  if (type && !PROFESSIONAL.includes(type.toUpperCase())) return 'account_personal';
  return {
    externalId,
    appScopedId: id(member(me, 'id')),
    username: id(member(me, 'username')),
    name: id(member(me, 'name')),
  };
}

const failureOf = (answer: Exclude<GraphAnswer, { kind: 'ok' }>): ConnectFailure => {
  if (answer.kind === 'refused') return failureBy(answer.verdict);
  return answer.cause === 'unreadable' ? 'instagram_unclear' : 'instagram_unreachable';
};

const subscriptionsOf = ({ apiVersion }: Connection, query = '') =>
  `${env.INSTAGRAM_GRAPH_URL}/${apiVersion}/me/subscribed_apps${query}`;

const ask = (connection: Connection, fields: readonly string[]): Promise<GraphAnswer> =>
  callGraph({
    url: subscriptionsOf(
      connection,
      `?${new URLSearchParams({ subscribed_fields: fields.join(',') })}`,
    ),
    token: connection.token,
    method: 'POST',
    needs: 'instagram_business_manage_messages',
  });

async function readBack(connection: Connection): Promise<Subscription> {
  const answer = await callGraph({ url: subscriptionsOf(connection), token: connection.token });
  const refused = verdictOf(answer);
  if (refused || answer.kind !== 'ok') return { ok: false, verdict: refused ?? UNANSWERED };
  const fields = list(member(answer.body, 'data')).flatMap((app) =>
    list(member(app, 'subscribed_fields')).flatMap(
      (field) => id(field) ?? id(member(field, 'name')) ?? [],
    ),
  );
  return { ok: true, fields, aheadMs: answer.aheadMs };
}

const verdictOf = (answer: GraphAnswer) => {
  if (answer.kind === 'ok') return null;
  return answer.kind === 'refused' ? answer.verdict : UNANSWERED;
};

const UNANSWERED = {
  action: 'retry',
  reason: 'unreachable',
  sentence: 'Instagram did not answer when it was asked about its webhooks.',
} as const;

const NOT_TAKEN = {
  action: 'retry',
  reason: 'not_subscribed',
  sentence: 'Instagram took the request for messages, but does not list it.',
} as const;
