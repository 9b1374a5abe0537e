import type { Outside } from '../../support/doors.ts';
import { callOf, fill } from './calls.ts';
import { actionOnWire } from './doors.ts';
import type { Visitor } from './matrix.ts';
import type { World } from './world.ts';

type Knock = { readonly world: World; readonly visitor: Visitor };

/** What a visitor gets at a door, in the words of docs/access.md. */
export async function answerOf(product: Outside, door: string, knock: Knock): Promise<string> {
  const [method = '', address] = door.split(' ');
  if (address) return statusOf(await callRoute(product, [door, method, address], knock), knock);
  if (door.startsWith('/')) return pageAnswer(await callPage(product, door, knock), knock);
  return actionAnswer(await callAction(product, door, knock), knock);
}

const visit = (url: string, headers: HeadersInit, init: RequestInit = {}) =>
  fetch(url, { redirect: 'manual', ...init, headers });

async function callRoute(
  { url }: Outside,
  [door, method, address]: readonly [string, string, string],
  { world, visitor }: Knock,
): Promise<Response> {
  const { params, query = '', body, by: wanted } = await callOf(door, world);
  const path = fill(address, { ...world.ids, ...params }) + query;
  const type = body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
  const by = wanted ?? (address.startsWith('/api/v1/') ? 'token' : 'session');
  const isForm = body instanceof FormData;
  const headers = {
    ...(await world.headersOf(visitor, by)),
    ...(!isForm && { 'content-type': type }),
  };
  const init = { method, body: bodyOf(body) };
  const response = await visit(url + path, headers, init);
  // Of a stream that never ends, the beginning is enough.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
  }
  return response;
}

function bodyOf(body: unknown): BodyInit | null {
  if (body === undefined) return null;
  if (body instanceof FormData) return body;
  return body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : JSON.stringify(body);
}

async function callPage({ url }: Outside, door: string, { world, visitor }: Knock) {
  const { params, query = '' } = await callOf(door, world);
  const path = fill(door, { ...world.ids, ...params }) + query;
  return visit(url + path, await world.headersOf(visitor, 'session'));
}

/** As React's client sends it: arguments by number, the form's fields under the number of their own. */
async function callAction({ url }: Outside, door: string, { world, visitor }: Knock) {
  const { form = {}, ofAccount = false, params } = await callOf(door, world);
  const { id, page } = actionOnWire(door);
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) {
    for (const each of [value].flat()) body.append(`_1_${name}`, each);
  }
  const account = ofAccount ? [Number(world.ids.accountId)] : [];
  body.append('0', JSON.stringify([...account, { status: 'idle' }, '$K1']));
  const path = fill(page, { ...world.ids, ...params });
  const headers = {
    ...(await world.headersOf(visitor, 'session')),
    'next-action': id,
    accept: 'text/x-component',
    origin: url,
  };
  return visit(url + path, headers, { method: 'POST', body });
}

const sent = (to: string, { world, visitor }: Knock): string => {
  const { pathname } = new URL(to, 'http://any');
  const home = world.homeOf(visitor);
  if (home && pathname === `/accounts/${home}/conversations`) return '→ home';
  return `→ ${pathname.replace(/^\/accounts\/\d+\/settings\//, '')}`;
};

function statusOf(response: Response, knock: Knock): string {
  const to = response.headers.get('location');
  return to ? sent(to, knock) : String(response.status);
}

/** A page whose frame is out already sends on, or says that there is nothing, in what follows. */
async function pageAnswer(response: Response, knock: Knock): Promise<string> {
  const html = await response.text();
  const to = /NEXT_REDIRECT;\w+;([^;?]+)/.exec(html)?.[1];
  if (to) return sent(to, knock);
  if (html.includes('This page is for administrators')) return 'refused';
  const fallback = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(html)?.[1];
  return fallback ?? statusOf(response, knock);
}

async function actionAnswer(response: Response, knock: Knock): Promise<string> {
  const to = response.headers.get('x-action-redirect')?.split(';')[0];
  if (to) return sent(to, knock);
  const text = await response.text();
  return /"status":"(\w+)"/.exec(text)?.[1] ?? `${response.status}`;
}
