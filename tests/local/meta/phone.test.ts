import { expect, test } from 'vitest';
import { stage } from './stage.ts';

test('the phone is a page of plain files under a strict policy', async () => {
  const { meta } = await stage();
  const page = await fetch(`${meta.url}/?customer=1`);
  const html = await page.text();

  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
  expect(html).toContain('Simulator');
  expect(html).not.toMatch(/<script(?![^>]*src=)|<style| style=| on\w+=/);
});

test.for([
  ['/phone/main.js', 'text/javascript; charset=utf-8'],
  ['/phone/style.css', 'text/css; charset=utf-8'],
  ['/phone/icon.svg', 'image/svg+xml'],
  ['/phone/geist.woff2', 'font/woff2'],
] as const)('%s is served as what it is', async ([path, type]) => {
  const { meta } = await stage();
  const response = await fetch(meta.url + path);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
});

test('nothing but the page’s own files is served', async () => {
  const { meta } = await stage();
  for (const path of ['/phone/..%2Fserver.ts', '/phone/missing.js', '/phone/index.html']) {
    expect((await fetch(meta.url + path)).status).toBe(404);
  }
});

test('the stream tells what happens', async () => {
  const { meta, newcomer, send } = await stage();
  const abort = new AbortController();
  const response = await fetch(`${meta.url}/control/stream`, { signal: abort.signal });
  const customer = await newcomer();
  await send({ recipient: { id: customer }, sender_action: 'typing_on' });

  let heard = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    heard += decoder.decode(chunk, { stream: true });
    if (heard.includes('"typing"')) break;
  }
  abort.abort();

  expect(heard).toContain(`data: {"type":"thread","customer":"${customer}"}`);
  expect(heard).toContain(`data: {"type":"typing","customer":"${customer}","on":true}`);
});
