import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { giveEnvironment } from '../support/environment.ts';

let policy: ReadonlyMap<string, string>;

beforeAll(async () => {
  giveEnvironment({ APP_URL: 'https://desk.example', NODE_ENV: 'production' });
  const { contentSecurityPolicy } = await import('@/lib/web/content-security-policy');
  const rules = contentSecurityPolicy('a-word').split('; ');
  policy = new Map(rules.map((rule) => [rule.split(' ')[0] ?? '', rule]));
});

test('scripts and style sheets need the word of the page', () => {
  for (const rule of ['script-src', 'style-src']) {
    expect(policy.get(rule)).toContain("'nonce-a-word'");
    expect(policy.get(rule)).not.toContain("'unsafe-");
  }
});

test('forms stay here, nobody frames us, and on https nothing is asked for without it', () => {
  expect(policy.get('form-action')).toBe("form-action 'self'");
  expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
  expect(policy.has('upgrade-insecure-requests')).toBe(true);
});

test('the styles that sonner brings along are known by their hash', () => {
  const source = readFileSync('node_modules/sonner/dist/index.mjs', 'utf8');
  const brought = [...source.matchAll(/__insertCSS\(("(?:[^"\\]|\\.)*")\)/g)];
  expect(brought).toHaveLength(1);
  const css: string = JSON.parse(brought[0]?.[1] ?? '""');
  const hash = createHash('sha256').update(css).digest('base64');
  expect(policy.get('style-src')).toContain(`'sha256-${hash}'`);
});
