import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/**
 * What becomes of a call: it is passed on (as often as `times` says, at once), lost before it arrives, lost on its way
 * back, or answered here.
 */
export type Effect =
  | { readonly kind: 'pass'; readonly times?: number; readonly body?: string }
  | { readonly kind: 'lose' }
  | { readonly kind: 'lose answer' }
  | { readonly kind: 'answer'; readonly status: number; readonly body: string };

export type Call = { readonly path: string; readonly body: string };

export type Door = {
  readonly url: string;
  /** Calls that somebody behind the door still works on, whether or not anybody waits for the answer. */
  underWay(): number;
  /** Cuts what is under way. */
  cut(): void;
  stop(): Promise<void>;
};

/** Stands before a service and does to every call what `decide` says. */
export async function startDoor(
  target: () => string,
  decide: (call: Call) => Effect,
): Promise<Door> {
  const open = new Set<ServerResponse>();
  let underWay = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await read(request);
    const path = request.url ?? '/';
    const effect = decide({ path, body });
    if (effect.kind === 'lose') return response.destroy();
    if (effect.kind === 'answer') {
      return response
        .writeHead(effect.status, { 'content-type': 'application/json' })
        .end(effect.body);
    }

    const { times = 1, body: changed = body } = effect.kind === 'pass' ? effect : {};
    const passed = Array.from({ length: times }, () =>
      passOn(`${target()}${path}`, request, changed),
    );
    const [first] = await Promise.all(passed);
    if (!first || effect.kind === 'lose answer' || response.destroyed) return response.destroy();
    return response.writeHead(first.status, first.headers).end(first.body);
  };
  const server = createServer((request, response) => {
    open.add(response);
    response.on('close', () => open.delete(response));
    underWay += 1;
    answer(request, response)
      .catch(() => response.destroy())
      .finally(() => {
        underWay -= 1;
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    underWay: () => underWay,
    cut: () => {
      for (const response of open) response.destroy();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Of one connection only, and so not to be repeated on another. */
const OF_THE_CONNECTION = ['connection', 'host', 'content-length', 'transfer-encoding', 'expect'];

async function passOn(url: string, { method = 'GET', headers }: IncomingMessage, body: string) {
  const own = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.includes(name));
  const response = await fetch(url, {
    method,
    headers: own.map(([name, value]) => [name, String(value)] as [string, string]),
    body: method === 'GET' || method === 'HEAD' ? null : body,
  });
  const text = await response.text();
  const type = response.headers.get('content-type');
  const passed = ['retry-after', 'upstash-nonretryable-error'].flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    status: response.status,
    headers: Object.fromEntries([...passed, ...(type ? [['content-type', type] as const] : [])]),
    body: text,
  };
}
