import { randomBytes } from 'node:crypto';
import { parseDelayFormula } from './delay-formula.ts';
import { parseDuration } from './duration.ts';
import type { FlowLimit } from './flow-control.ts';
import { parseFlowLimit } from './flow-control.ts';

/** The publisher's mistake; the door answers 400 with `{error}`. */
export class BadRequest extends Error {}

/** What a publisher hands in: where to, its `Upstash-…` headers, and the bytes. */
export type Draft = {
  readonly destination: string;
  readonly headers: Headers;
  readonly body: Buffer;
  readonly callerIp: string;
  readonly scheduleId?: string;
};

/** Where to publish what became of a message, and with which `Upstash-…` headers. */
export type Callback = { readonly url: string; readonly headers: Headers };

export type Message = {
  readonly id: string;
  readonly url: string;
  readonly method: string;
  /** Headers for the destination, lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Unix milliseconds. */
  readonly createdAt: number;
  readonly notBefore: number;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly retryDelay: string | undefined;
  readonly flow: FlowLimit | undefined;
  readonly callback: Callback | undefined;
  readonly failureCallback: Callback | undefined;
  readonly labels: readonly string[];
  readonly scheduleId: string | undefined;
  readonly callerIp: string;
  retried: number;
  cancelled: boolean;
};

const DEFAULT_RETRIES = 3;
const DEFAULT_TIMEOUT_MS = 30_000;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const FORWARD = 'upstash-forward-';

/** Headers that belong to one connection, not to the message. */
const NOT_FORWARDED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export const newMessageId = () => `msg_${randomBytes(16).toString('base64url')}`;

/** A draft read into a message. Throws BadRequest; times count from `now` (Unix milliseconds). */
export function composeMessage(draft: Draft, now: number): Message {
  const { headers } = draft;
  const method = (headers.get('upstash-method') ?? 'POST').toUpperCase();
  if (!METHODS.includes(method)) throw new BadRequest(`invalid method: ${method}`);

  return {
    id: newMessageId(),
    url: parseDestination(draft.destination),
    method,
    headers: forwardedHeaders(headers),
    body: method === 'GET' ? Buffer.alloc(0) : draft.body,
    createdAt: now,
    notBefore: parseNotBefore(headers, now),
    timeoutMs: parseWait(headers, 'upstash-timeout') ?? DEFAULT_TIMEOUT_MS,
    maxRetries: parseRetries(headers),
    retryDelay: parseRetryDelay(headers),
    flow: parseFlow(headers),
    callback: parseCallback(headers, 'upstash-callback'),
    failureCallback: parseCallback(headers, 'upstash-failure-callback'),
    labels: headers.get('upstash-label')?.split(/,\s*/) ?? [],
    scheduleId: draft.scheduleId,
    callerIp: draft.callerIp,
    retried: 0,
    cancelled: false,
  };
}

/** The destination as it stands behind `/v2/publish/`; percent-encoded as a whole is fine too. */
function parseDestination(destination: string): string {
  const text = /^https?%3A/i.test(destination) ? safeDecode(destination) : destination;
  if (!/^https?:\/\//i.test(text)) {
    throw new BadRequest(
      'invalid destination url: endpoint has invalid scheme, add http:// or https://',
    );
  }
  if (!URL.canParse(text)) throw new BadRequest(`invalid destination url: ${text}`);
  return text;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new BadRequest(`invalid destination url: ${text}`);
  }
}

function forwardedHeaders(headers: Headers): Record<string, string> {
  const forwarded: Record<string, string> = {};
  for (const [name, value] of headers) {
    const plain = name === 'content-type' ? name : name.slice(FORWARD.length);
    if (name !== 'content-type' && !name.startsWith(FORWARD)) continue;
    if (plain && !NOT_FORWARDED.has(plain)) forwarded[plain] = value;
  }
  return forwarded;
}

function parseNotBefore(headers: Headers, now: number): number {
  const moment = headers.get('upstash-not-before');
  if (moment === null) return now + (parseWait(headers, 'upstash-delay') ?? 0);
  if (!/^\d+$/.test(moment)) throw new BadRequest(`invalid Upstash-Not-Before header: ${moment}`);
  return Number(moment) * 1000;
}

function parseWait(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  if (text === null) return undefined;
  const wait = parseDuration(text);
  if (wait === null) throw new BadRequest(`invalid ${name} header: ${text}`);
  return wait;
}

function parseRetries(headers: Headers): number {
  const text = headers.get('upstash-retries');
  if (text === null) return DEFAULT_RETRIES;
  if (!/^\d{1,4}$/.test(text)) throw new BadRequest(`invalid Upstash-Retries header: ${text}`);
  return Number(text);
}

function parseRetryDelay(headers: Headers): string | undefined {
  const formula = headers.get('upstash-retry-delay');
  if (formula === null) return undefined;
  try {
    parseDelayFormula(formula);
    return formula;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw new BadRequest(`invalid Upstash-Retry-Delay header: ${reason}`);
  }
}

function parseFlow(headers: Headers): FlowLimit | undefined {
  const key = headers.get('upstash-flow-control-key');
  const value = headers.get('upstash-flow-control-value');
  if (key === null && value === null) return undefined;
  const limit = key && value ? parseFlowLimit(key, value) : null;
  if (!limit) throw new BadRequest('invalid Upstash-Flow-Control headers');
  return limit;
}

/**
 * A callback is configured as a message is, with its own prefix: `<prefix>-Retries` becomes
 * `Upstash-Retries`, and so on. It retries as often as its message unless it says otherwise.
 */
function parseCallback(headers: Headers, prefix: string): Callback | undefined {
  const destination = headers.get(prefix);
  if (destination === null) return undefined;

  const own = new Headers({ 'content-type': 'application/json' });
  const retries = headers.get('upstash-retries');
  if (retries !== null) own.set('upstash-retries', retries);
  for (const [name, value] of headers) {
    if (name.startsWith(`${prefix}-`)) own.set(`upstash-${name.slice(prefix.length + 1)}`, value);
  }
  const callback = { url: parseDestination(destination), headers: own };
  // Published much later, when nobody is left to hear of a mistake: so it is read once now.
  composeMessage({ destination, headers: own, body: Buffer.alloc(0), callerIp: '' }, 0);
  return callback;
}
