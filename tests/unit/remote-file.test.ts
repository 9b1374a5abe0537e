import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { giveEnvironment } from '../support/environment.ts';

const servers: Server[] = [];

/** Somebody on this machine, and how often they were asked. */
async function server(answer: RequestListener) {
  const asked: (string | undefined)[] = [];
  const made = createServer((request, response) => {
    asked.push(request.url);
    answer(request, response);
  });
  servers.push(made);
  await new Promise<void>((ready) => made.listen(0, '127.0.0.1', ready));
  const { port } = made.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

let hidden: Awaited<ReturnType<typeof server>>;
let named: Awaited<ReturnType<typeof server>>;
let fetched: (url: string) => Promise<string>;

beforeAll(async () => {
  hidden = await server((_, response) => response.end('inside'));
  named = await server(({ url = '' }, response) => {
    const to = {
      '/inside': `${hidden.url}/secret`,
      '/scheme': 'file:///etc/passwd',
      '/round': '/round',
      '/again': '/there',
    }[url];
    if (to) response.writeHead(302, { location: to }).end();
    else response.end('there');
  });
  giveEnvironment({ FACEBOOK_WWW_URL: named.url });
  const { remoteFile } = await import('@/lib/platform/remote-file');
  fetched = async (url) => {
    const outcome = await remoteFile(url, { range: null, signal: AbortSignal.timeout(5000) });
    return outcome.kind === 'file' ? new Response(outcome.file.stream).text() : outcome.kind;
  };
});
afterAll(() => {
  for (const each of servers) each.close();
});

describe('a file of the provider’s', () => {
  test('is fetched from a host that the environment names, and along its own redirects', async () => {
    expect(await fetched(`${named.url}/there`)).toBe('there');
    expect(await fetched(`${named.url}/again`)).toBe('there');
  });

  test.for(['/inside', '/scheme', '/round'])('is not followed along %s', async (path) => {
    expect(await fetched(named.url + path)).toBe('forbidden');
    expect(hidden.asked).toEqual([]);
  });

  test('is not fetched from a host that nobody named', async () => {
    expect(await fetched(`${hidden.url}/secret`)).toBe('forbidden');
    expect(hidden.asked).toEqual([]);
  });
});
