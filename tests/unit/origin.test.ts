import { beforeAll, expect, test } from 'vitest';
import { giveEnvironment } from '../support/environment.ts';

let isForeign: typeof import('@/lib/web/origin').isForeign;

beforeAll(async () => {
  giveEnvironment({ APP_URL: 'https://desk.example' });
  ({ isForeign } = await import('@/lib/web/origin'));
});

const foreign = (headers: Readonly<Record<string, string>>) => isForeign(new Headers(headers));

test.for([
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'https://desk.example' }],
  ['a page of ours, behind a proxy', { host: '10.0.0.7:3000', origin: 'https://desk.example' }],
  ['a page opened under another name', { host: 'desk.local', origin: 'https://desk.local' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['no browser at all', { host: 'desk.example' }],
] as const)('%s is welcome', ([, headers]) => {
  expect(foreign(headers)).toBe(false);
});

test.for([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a sibling on the same domain', { 'sec-fetch-site': 'same-site' }],
  ['a browser that names the origin only', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['our name over plain http', { origin: 'http://desk.example' }],
  ['our name on another port', { origin: 'https://desk.example:8443' }],
  ['a longer name', { origin: 'https://desk.example.evil.example' }],
  ['another name over plain http', { host: 'desk.local', origin: 'http://desk.local' }],
  ['two stories', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
  ['a word that browsers don’t use', { 'sec-fetch-site': 'friendly' }],
] as const)('%s is not', ([, headers]) => {
  expect(foreign(headers)).toBe(true);
});
