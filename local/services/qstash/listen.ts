import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

type App = { fetch(request: Request, env: object): Response | Promise<Response> };
type Listening = { url: string; port: number; stop(): Promise<void> };

/**
 * Serves an app on loopback, on any free port when none is given. Rejects with an Error that names
 * the service and the port. `stop` cuts open connections.
 */
export async function listen(service: string, app: App, port = 0): Promise<Listening> {
  const answer = getRequestListener((request, env) => app.fetch(request, env), {
    overrideGlobalObjects: false,
  });
  const server = createServer(answer);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${service}: ${listenProblem(error, port)}`);
  });

  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${bound}`, port: bound, stop };
}

function listenProblem({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} is already in use`;
  if (code === 'EACCES') return `not allowed to listen on port ${port}`;
  return message;
}
