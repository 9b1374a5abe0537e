import { createServer, type Server, type ServerResponse } from 'node:http';
import { answer } from './answer.ts';
import type { Database } from './commands/command.ts';

/** How long an answer under way may take to reach its client when the server stops. */
const GRACE_MS = 200;

type Options = { readonly database: Database; readonly token: string; readonly port: number };

type Listening = { readonly port: number; readonly close: () => Promise<void> };

/** Rejects when the port can't be had. `close` ends open streams. */
export const startServer = async ({ database, token, port }: Options): Promise<Listening> => {
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    answer(request, response, { database, token, streams }).catch((fault: unknown) => {
      // A client that went away in the middle of its request hears nothing any more.
      if (response.headersSent || request.destroyed) response.destroy();
      else response.writeHead(500).end(JSON.stringify({ error: `ERR ${fault}` }));
    });
  });
  await listen(server, port);
  return {
    port: portOf(server),
    close: () => {
      for (const stream of streams) stream.end();
      return close(server);
    },
  };
};

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

const portOf = (server: Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening');
  return address.port;
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    const forced = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close((error) => {
      clearTimeout(forced);
      if (error) reject(error);
      else resolve();
    });
  });
