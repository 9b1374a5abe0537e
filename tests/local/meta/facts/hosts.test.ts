import { expect, test } from 'vitest';
import { outsider, refusal } from './outsider.ts';

test.for([
  ['www.instagram.com', '/nope', 2500],
  ['api.instagram.com', '/nope', 2500],
  ['graph.instagram.com', '/me/nope', 2500],
  ['www.facebook.com', '/nope', 2500],
  ['graph.facebook.com', '/me', 190],
] as const)(
  '§10.1 %s is a path under the one address, and refuses %s',
  async ([host, path, code]) => {
    const { meta, token } = await outsider();
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${meta.url}/${host}${path}`, { headers });
    expect({ body: await response.json() }).toMatchObject(refusal(code));
  },
);

test('§10.1 the CDN is under the same address, and needs no token', async () => {
  const { meta, token, world, as } = await outsider();
  const { body } = await as(token)('/me?fields=profile_picture_url');
  expect(body.profile_picture_url.startsWith(`${meta.url}/cdn/`)).toBe(true);
  expect((await fetch(body.profile_picture_url)).headers.get('content-type')).toBe('image/png');
  expect(body.profile_picture_url).toContain(world.account.externalId);
});

test('§10.1 Facebook’s login dialog says that there is no such app', async () => {
  const { meta } = await outsider();
  const response = await fetch(`${meta.url}/www.facebook.com/v26.0/dialog/oauth?client_id=1`);
  expect([response.status, await response.text()]).toEqual([
    400,
    expect.stringContaining('Invalid App ID'),
  ]);
});
