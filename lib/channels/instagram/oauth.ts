import 'server-only';
import type { ConnectFailure } from '@/lib/domain/connect-failure';
import type { GraphVerdict } from '@/lib/domain/graph-error';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { id, isObject, type Json, list, member, parseLossless } from '../meta/json';

const TIMEOUT_MS = 10_000;

type App = { readonly appId: string; readonly appSecret: string };
type Given = { readonly code: string; readonly redirectUri: string };

export type ShortToken =
  | { readonly ok: true; readonly token: string; readonly permissions: readonly string[] }
  | { readonly ok: false; readonly failure: ConnectFailure };

/** A code for a token of an hour, in either of its two shapes (FACTS.md §1.2). */
export async function redeemCode({ appId, appSecret }: App, given: Given): Promise<ShortToken> {
  const answered = await post(`${env.INSTAGRAM_API_URL}/oauth/access_token`, {
    client_id: appId,
    client_secret: appSecret,
    grant_type: 'authorization_code',
    redirect_uri: given.redirectUri,
    code: given.code,
  });
  if (!answered.ok) return answered;

  const [wrapped] = list(member(answered.body, 'data'));
  const body = wrapped ?? answered.body;
  const token = id(member(body, 'access_token'));
  if (token) return { ok: true, token, permissions: permissionsOf(member(body, 'permissions')) };
  return { ok: false, failure: failureOf(answered.body) };
}

type Posted =
  | { readonly ok: true; readonly body: Json }
  | { readonly ok: false; readonly failure: ConnectFailure };

async function post(url: string, fields: Readonly<Record<string, string>>): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return read(await response.text());
  } catch {
    return { ok: false, failure: 'instagram_unreachable' };
  }
}

function read(text: string): Posted {
  try {
    const body = parseLossless(text);
    if (isObject(body)) return { ok: true, body };
  } catch {
    // Not JSON: a page of somebody's proxy, mostly.
  }
  return { ok: false, failure: 'instagram_unclear' };
}

/** One word list, separated by commas, or a list (FACTS.md §1.2). */
function permissionsOf(value: Json | undefined): readonly string[] {
  const words = typeof value === 'string' ? value.split(/[\s,]+/) : list(value);
  return words.flatMap((word) => id(word) ?? []);
}

/** The exchange says 400 to everything and tells its reasons apart by their text alone (FACTS.md §1.2, §4.1). */
const TEXTS: readonly (readonly [part: string, failure: ConnectFailure])[] = [
  ['matching code was not found', 'code_unusable'],
  ['invalid authorization code', 'code_unusable'],
  ['authorization code has been used', 'code_unusable'],
  ['redirect_uri', 'redirect_mismatch'],
  ['invalid platform app', 'app_unknown'],
  ['invalid scope', 'scope_unknown'],
  ['insufficient developer role', 'tester_role_missing'],
  ['api access deactivated', 'access_deactivated'],
  ['api access blocked', 'access_deactivated'],
];

const CODES: Readonly<Record<string, ConnectFailure>> = {
  '36007': 'code_unusable',
  '36008': 'redirect_mismatch',
  '36009': 'code_unusable',
  '191': 'redirect_mismatch',
};

/** Either shape of a refusal: the exchange's own, or the Graph API's. */
function failureOf(body: Json): ConnectFailure {
  const error = member(body, 'error');
  const text = id(member(body, 'error_message')) ?? id(member(error, 'message')) ?? '';
  const subcode = id(member(error, 'error_subcode')) ?? id(member(error, 'code')) ?? '';
  const found = TEXTS.find(([part]) => text.toLowerCase().includes(part))?.[1];
  const failure = CODES[subcode] ?? found ?? 'unexpected';
  log.warn('instagram.login_refused', { failure, code: subcode || null });
  return failure;
}

/** A refusal of the Graph API in the course of a login. */
export function failureBy({ reason, action }: GraphVerdict): ConnectFailure {
  const known: Readonly<Record<string, ConnectFailure>> = {
    permission_missing: 'basic_not_allowed',
    app_not_live: 'app_not_live',
    restricted: 'account_restricted',
    checkpoint: 'account_restricted',
    access_off: 'messages_not_allowed',
    misconfigured: 'redirect_mismatch',
  };
  if (known[reason]) return known[reason];
  if (action === 'throttle') return 'instagram_busy';
  return action === 'retry' ? 'instagram_unreachable' : 'unexpected';
}
