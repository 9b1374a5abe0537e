import 'server-only';
import { type GraphVerdict, judge } from '@/lib/domain/graph-error';
import { id, type Json, member, parseLossless } from './json';

export type GraphRequest = {
  readonly url: string;
  readonly token: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
};

/** `unclear`: no answer, or none that can be read; whatever was asked may have been done. */
export type GraphAnswer =
  | { readonly kind: 'ok'; readonly body: Json }
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
}: GraphRequest): Promise<GraphAnswer> {
  try {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return read(response, await response.text());
  } catch (error) {
    return { kind: 'unclear', cause: causeOf(error) };
  }
}

function read(response: Response, text: string): GraphAnswer {
  const body = parseOrNull(text);
  const error = member(body, 'error');
  if (error !== undefined) {
    const code = Number(id(member(error, 'code')) ?? 1);
    const subcode = id(member(error, 'error_subcode'));
    return {
      kind: 'refused',
      verdict: judge({ code, subcode: subcode === null ? undefined : Number(subcode) }),
      regainSeconds: regainSeconds(response.headers),
      traceId: id(member(error, 'fbtrace_id')),
    };
  }
  if (!response.ok || body === undefined) return { kind: 'unclear', cause: 'unreadable' };
  return { kind: 'ok', body };
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

/** `estimated_time_to_regain_access` is in minutes (FACTS.md §3.9). */
function regainSeconds(headers: Headers): number | null {
  const usage = parseOrNull(headers.get('x-business-use-case-usage') ?? '');
  const minutes = Object.values(usage && typeof usage === 'object' ? usage : {})
    .flatMap((each: Json) => (Array.isArray(each) ? each : []))
    .map((each: Json) => Number(id(member(each, 'estimated_time_to_regain_access')) ?? 0));
  const longest = Math.max(0, ...minutes.filter(Number.isFinite));
  return longest > 0 ? longest * 60 : null;
}
