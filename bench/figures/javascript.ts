import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { bareNext } from '../support/bare.ts';
import { freshPage, signIn } from '../support/desk.ts';
import type { Figure, Row } from '../support/figure.ts';
import type { Bench } from '../support/stage.ts';

/** What the browser fetches to show the inbox for the first time, beside what the framework alone fetches. */
export const javascript: Figure = {
  title: 'JavaScript of the first load',
  async measure(bench) {
    const bare = await bareNext(bench);
    const desk = await scriptsOf(await signedInPage(bench), bench.product.url);
    const nothing = await scriptsOf(await freshPage(bench), bare.url);
    const row: Row = {
      figure: 'JavaScript of the inbox, gzipped',
      ours: { values: [kilobytes(desk)], unit: 'kB' },
      aim: { atMost: 170 },
      note: desk.map(inWords).join('; '),
    };
    const beside: Row = {
      figure: 'the same beside a page with nothing on it',
      ours: row.ours,
      limit: { name: 'bare page', values: [kilobytes(nothing)], unit: 'kB' },
    };
    return [row, beside];
  },
};

/** Signed in, its cache left behind. */
async function signedInPage(bench: Bench): Promise<Page> {
  const before = await freshPage(bench);
  await signIn(before, bench);
  const state = await before.context().storageState();
  const page = await freshPage(bench);
  await page.context().addCookies(state.cookies);
  await before.context().close();
  return page;
}

type Script = { readonly name: string; readonly bytes: number; readonly text: string };

async function scriptsOf(page: Page, url: string): Promise<readonly Script[]> {
  const scripts: Promise<Script>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.push(
      response.body().then((body) => ({
        name: new URL(response.url()).pathname.split('/').at(-1) ?? '',
        bytes: gzipSync(isZipped(body) ? gunzipSync(body) : body).length,
        text: body.toString('utf8'),
      })),
    );
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(3000);
  const found = await Promise.all(scripts);
  await page.context().close();
  return found.toSorted((a, b) => b.bytes - a.bytes);
}

const isZipped = (body: Buffer) => body[0] === 0x1f && body[1] === 0x8b;

const kilobytes = (scripts: readonly Script[]) =>
  scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

/** A bundle has no names left in it, but every package has words of its own. */
const WORDS: Readonly<Record<string, RegExp>> = {
  'react-dom': /Minified React error|__reactFiber/,
  "Next's router": /next-router-state-tree|__next_f/,
  zod: /_zod|invalid_union/,
  'react-query': /dehydrat|isFetchedAfterMount/,
  'react-virtual': /measureElement/,
  radix: /data-radix-|radix-/,
  'floating-ui': /flip|floating/,
  cmdk: /cmdk-/,
  sonner: /data-sonner-toast/,
  'next-auth': /nextauth\.message|callback\/credentials/,
  'next-themes': /prefers-color-scheme: dark.*storageKey|storageKey.*colorScheme/,
};

function inWords({ name, bytes, text }: Script): string {
  const inside = Object.entries(WORDS).flatMap(([word, sign]) => (sign.test(text) ? word : []));
  return `${name} ${(bytes / 1000).toFixed(1)} kB${inside.length > 0 ? ` (${inside.join(', ')})` : ''}`;
}
