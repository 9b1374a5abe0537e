import { describe, expect, test } from 'vitest';
import { counterpart, hasBytes, nextStoryCheck, STORY_LASTS_MS } from '@/lib/domain/attachment';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const posted = new Date('2026-11-20T10:00:00.000Z');
const endsAt = new Date(posted.getTime() + STORY_LASTS_MS);
const after = (ms: number) => new Date(posted.getTime() + ms);

describe('a story is looked at again', () => {
  test.for([
    [0, 10 * MINUTE],
    [59 * MINUTE, 10 * MINUTE],
    [HOUR, 30 * MINUTE],
    [6 * HOUR, HOUR],
    [23.5 * HOUR, 0.5 * HOUR],
    [24 * HOUR, 0],
  ] as const)('%s ms after it was posted in %s ms', ([age, wait]) => {
    expect(nextStoryCheck(endsAt, after(age))).toEqual(after(age + wait));
  });
});

describe('what the provider tells now is known again', () => {
  const photo = (id: number, externalId: string | null = null) =>
    ({ id, kind: 'image', externalId }) as const;
  const told = (name: string, kind: 'image' | 'video' | 'file', externalId: string | null = null) =>
    ({ name, kind, externalId }) as const;

  test('by its id, wherever it stands', () => {
    const ours = [photo(1, 'a'), photo(2, 'b')];
    const theirs = [told('second', 'image', 'b'), told('first', 'image', 'a')];
    expect(counterpart(photo(1, 'a'), ours, theirs)?.name).toBe('first');
  });

  test('by its place among those of its kind', () => {
    const ours = [{ id: 9, kind: 'video', externalId: null } as const, photo(1), photo(2)];
    const theirs = [told('one', 'image'), told('film', 'video'), told('two', 'image')];
    expect(counterpart(photo(2), ours, theirs)?.name).toBe('two');
  });

  test('by its place among all where its kind has another name now', () => {
    const sticker = { id: 2, kind: 'sticker', externalId: null } as const;
    const theirs = [told('one', 'image'), told('two', 'image')];
    expect(counterpart(sticker, [photo(1), sticker], theirs)?.name).toBe('two');
  });

  test('not at all where there are not as many', () => {
    const sticker = { id: 2, kind: 'sticker', externalId: null } as const;
    expect(counterpart(sticker, [photo(1), sticker], [told('one', 'image')])).toBeUndefined();
    expect(counterpart(photo(2), [photo(1), photo(2)], [told('one', 'image')])).toBeUndefined();
  });
});

test.for([
  ['image', 'https://cdn', null, true],
  ['image', null, null, true],
  ['reel', null, 'https://www.instagram.com/reel/1/', false],
  ['reel', 'https://cdn', 'https://www.instagram.com/reel/1/', true],
  ['ephemeral', null, null, false],
  ['unsupported', 'https://cdn', null, false],
  ['template', null, null, false],
] as const)('%s at %s with the page %s has bytes: %s', ([kind, url, permalink, has]) => {
  const row = { kind, url, permalink, uploadKey: null };
  expect(hasBytes(row, { externalId: 'mid' })).toBe(has);
});

test('what the provider has not taken yet has only the bytes that we keep', () => {
  const post = { kind: 'post', url: null, permalink: null, uploadKey: null } as const;
  expect(hasBytes(post, { externalId: null })).toBe(false);
  expect(hasBytes(post, { externalId: 'mid' })).toBe(true);
  const photo = { ...post, kind: 'image', uploadKey: 'files/a.jpg' } as const;
  expect(hasBytes(photo, { externalId: null })).toBe(true);
});
