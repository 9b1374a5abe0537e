import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

type Door = (request: Request) => Promise<Response>;

/** Prefix of a path → what answers there. Tests add the doors of whatever stands outside. */
const doors = new Map<string, Door>();

/** The queue's door of the product over real HTTP, beside whatever a test puts up. */
export async function startApp(): Promise<{ url: string; stop(): Promise<void> }> {
  doors.set('/api/jobs/', async (request) => {
    const { POST } = await import('@/app/api/jobs/[job]/route');
    const job = new URL(request.url).pathname.split('/').at(-1) ?? '';
    return POST(request, { params: Promise.resolve({ job }) });
  });
  doors.set('/api/files/', async (request) => {
    const { GET } = await import('@/app/api/files/[token]/route');
    const token = new URL(request.url).pathname.split('/').at(-1) ?? '';
    return GET(request, { params: Promise.resolve({ token }) });
  });
  doors.set('/webhooks/instagram', async (request) => {
    const { takeWebhook } = await import('./instagram.ts');
    return takeWebhook(request);
  });
  const listener = getRequestListener(
    async (request) => {
      const { pathname } = new URL(request.url);
      const door = [...doors].find(([prefix]) => pathname.startsWith(prefix))?.[1];
      return (await door?.(request)) ?? new Response(null, { status: 404 });
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
