import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort } from '../../local/start/ports.ts';

test('a free port is one that no connection is given meanwhile', async () => {
  for (let round = 0; round < 20; round++) {
    const port = await freePort();
    expect(port).toBeGreaterThan(1023);
    expect(port).toBeLessThan(32_768);
  }
});

test('the preferred one is taken while it is free, and another when it is not', async () => {
  const port = await freePort();
  expect(await freePort(port)).toBe(port);
  const server = createServer().listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  expect(await freePort(port)).not.toBe(port);
  await new Promise((resolve) => server.close(resolve));
});
