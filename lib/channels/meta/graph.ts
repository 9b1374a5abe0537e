import 'server-only';
import { type GraphVerdict, judge, needing } from '@/lib/domain/graph-error';
import type { Permission } from '@/lib/domain/meta-app';
import type { Usage } from '@/lib/domain/usage';
import { id, type Json, member, parseLossless } from './json';

export type GraphRequest = {
  readonly url: string;
  readonly token: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  /** The permission without which Meta refuses it. */
  readonly needs?: Permission;
  /** How long to wait for an answer, in ms. */
  readonly patienceMs?: number | undefined;
};

/** `unclear`: no answer, or none that can be read; whatever was asked may have been done. */
export type GraphAnswer =
  | {
      readonly kind: 'ok';
      readonly body: Json;
      /** How far our clock is ahead of Meta's, in ms, to about a second; null when it does not tell. */
      readonly aheadMs: number | null;
      /** How much of its limits the account has used. */
      readonly usage: Usage;
    }
  | {
      readonly kind: 'refused';
      readonly verdict: GraphVerdict;
      /** How long Meta asks to be left alone, where it says so. */
      readonly regainSeconds: number | null;
      readonly traceId: string | null;
    }
  | { readonly kind: 'unclear'; readonly cause: 'unreachable' | 'timeout' | 'unreadable' };

const TIMEOUT_MS = 10_000;

/** One call to the Graph API. An `error` in the body decides, whatever the HTTP status (FACTS.md §4.1). */
export async function callGraph({
  url,
  token,
  method = 'GET',
  body,
  needs,
  patienceMs = TIMEOUT_MS,
}: GraphRequest): Promise<GraphAnswer> {
  try {
    const askedAt = Date.now();
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    return read(response, await response.text(), { askedAt, needs });
  } catch (error) {
    return { kind: 'unclear', cause: causeOf(error) };
  }
}

type Asked = { readonly askedAt: number; readonly needs: Permission | undefined };

function read(response: Response, text: string, { askedAt, needs }: Asked): GraphAnswer {
  const body = parseOrNull(text);
  const error = member(body, 'error');
  if (error !== undefined) {
    const code = Number(id(member(error, 'code')) ?? 1);
    const subcode = id(member(error, 'error_subcode'));
    const verdict = judge({ code, subcode: subcode === null ? undefined : Number(subcode) });
    return {
      kind: 'refused',
      verdict: needs ? needing(verdict, needs) : verdict,
      regainSeconds: usageIn(response.headers).regainSeconds,
      traceId: id(member(error, 'fbtrace_id')),
    };
  }
  if (!response.ok || body === undefined) return { kind: 'unclear', cause: 'unreadable' };
  return {
    kind: 'ok',
    body,
    aheadMs: aheadOf(response, askedAt),
    usage: usageIn(response.headers),
  };
}

/** The header's time has no parts of a second (RFC 9110 §5.6.7): half a second is its middle. */
function aheadOf({ headers }: Response, askedAt: number): number | null {
  const theirMs = Date.parse(headers.get('date') ?? '') + 500;
  return Number.isNaN(theirMs) ? null : Math.round((askedAt + Date.now()) / 2 - theirMs);
}

function parseOrNull(text: string): Json | undefined {
  try {
    return parseLossless(text);
  } catch {
    return undefined;
  }
}

/** A refused connection was never made, so nothing can have been done. */
function causeOf(error: unknown): 'unreachable' | 'timeout' | 'unreadable' {
  if (!(error instanceof Error)) return 'unreadable';
  if (error.name === 'TimeoutError') return 'timeout';
  const code: unknown = error.cause instanceof Error && 'code' in error.cause && error.cause.code;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' ? 'unreachable' : 'unreadable';
}

/** The busiest of the account's limits; `estimated_time_to_regain_access` is in minutes (FACTS.md §3.9). */
function usageIn(headers: Headers): Usage {
  const told = parseOrNull(headers.get('x-business-use-case-usage') ?? '');
  const limits = Object.values(told && typeof told === 'object' ? told : {}).flatMap(
    (each: Json) => (Array.isArray(each) ? each : []),
  );
  const most = (name: string): number =>
    Math.max(0, ...limits.map((each: Json) => numberIn(each, name)).filter(Number.isFinite));
  const minutes = most('estimated_time_to_regain_access');
  return { percent: most('call_count'), regainSeconds: minutes > 0 ? minutes * 60 : null };
}

const numberIn = (limit: Json, name: string): number => Number(id(member(limit, name)) ?? 0);
