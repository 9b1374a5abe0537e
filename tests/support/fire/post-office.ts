import { createServer } from 'node:http';

/** Takes what Meta sends, at once, and keeps it for whoever carries it to the product. */
export async function openPostOffice() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.url ?? '/', 'http://office');
      return response.end(searchParams.get('hub.challenge'));
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    return request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    /** In the order in which they came. */
    bodies: bodies as readonly string[],
    /** Something that Meta sends and the simulator does not. */
    add: (body: string) => void bodies.push(body),
    empty: () => {
      bodies.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
