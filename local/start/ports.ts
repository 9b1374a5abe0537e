import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Why nobody can listen on a port, as Node's error code; undefined when it is free. */
async function refusal(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  return promise;
}

/** Why the web server could not listen on a port; every address counts, since browsers try them all. */
export async function whyTaken(port: number): Promise<string | undefined> {
  for (const host of ['::', '0.0.0.0', '127.0.0.1', '::1']) {
    const code = await refusal(port, host);
    if (code === 'EADDRINUSE')
      return `Port ${port} is in use. Choose another: PORT=${port + 1} npm start`;
    if (code === 'EACCES') return `No permission to listen on port ${port}. Choose one above 1023.`;
  }
  return;
}

/**
 * Below where Linux (32768) and macOS (49152) begin to give ports to connections: between the choice of one of these and
 * its use nobody is given it.
 */
const OURS = { from: 20_000, to: 32_000 } as const;
const TRIES = 100;

/** The preferred port when it is free on loopback, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred && !(await refusal(preferred, '127.0.0.1'))) return preferred;
  for (let tries = 0; tries < TRIES; tries++) {
    const port = randomInt(OURS.from, OURS.to);
    if (!(await refusal(port, '127.0.0.1'))) return port;
  }
  throw new Error('there is no free port on 127.0.0.1');
}
