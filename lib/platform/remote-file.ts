import 'server-only';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { Readable } from 'node:stream';
import { useAgent as agentWithin } from 'request-filtering-agent';
import { isMetaMedia } from '@/lib/domain/media-host';
import { env } from './env';

/** Hosts that whoever runs the product has named: they may be on this very machine. */
const NAMED = new Set(
  [
    env.INSTAGRAM_WWW_URL,
    env.INSTAGRAM_API_URL,
    env.INSTAGRAM_GRAPH_URL,
    env.FACEBOOK_WWW_URL,
    env.FACEBOOK_GRAPH_URL,
  ].map((url) => new URL(url).origin),
);

const REDIRECTS = 3;
const SILENCE_MS = 15_000;

export type RemoteFile = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
};

export type RemoteOutcome =
  | { readonly kind: 'file'; readonly file: RemoteFile }
  /** Not an address that may be fetched, here or after a redirect. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'unreachable' };

type Asked = {
  /** As the browser asked for it: `bytes=0-`. */
  readonly range: string | null;
  readonly signal: AbortSignal;
};

/**
 * A file of the provider's. Every address on the way, and every address that a name resolves to, is looked at before a
 * connection is made; nothing of ours travels along.
 */
export async function remoteFile(address: string, asked: Asked): Promise<RemoteOutcome> {
  let url = URL.parse(address);
  for (let hops = 0; hops <= REDIRECTS && url && mayFetch(url); hops++) {
    const response = await request(url, asked);
    if (!response) return { kind: 'unreachable' };
    const status = response.statusCode ?? 500;
    const { location } = response.headers;
    if (status < 300 || status >= 400 || !location) return { kind: 'file', file: fileOf(response) };
    response.resume();
    url = URL.parse(location, url);
  }
  return { kind: 'forbidden' };
}

const mayFetch = (url: URL): boolean => NAMED.has(url.origin) || isMetaMedia(url);

function request(url: URL, { range, signal }: Asked): Promise<IncomingMessage | null> {
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  const headers = { accept: '*/*', ...(range && { range }) };
  const agent = NAMED.has(url.origin) ? undefined : agentWithin(url.href);
  return new Promise((resolve) => {
    const call = get(url, { headers, signal, ...(agent && { agent }) }, resolve);
    call.setTimeout(SILENCE_MS, () => call.destroy(new Error('the provider fell silent')));
    call.on('error', () => resolve(null));
  });
}

const fileOf = (response: IncomingMessage): RemoteFile => ({
  status: response.statusCode ?? 500,
  headers: Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
  ),
  stream: Readable.toWeb(response) as ReadableStream<Uint8Array<ArrayBuffer>>,
});
