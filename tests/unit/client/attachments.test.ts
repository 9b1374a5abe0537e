import { describe, expect, test } from 'vitest';
import { attachmentGroups } from '@/lib/client/attachment-groups';
import { attachmentsHeight } from '@/lib/client/attachment-heights';
import { fileFacts } from '@/lib/client/file-facts';
import { rememberSize, shownSize } from '@/lib/client/media-size';
import { mosaicHeight, mosaicRows } from '@/lib/client/mosaic';
import { nextSpeed, playTime } from '@/lib/client/play-time';
import { storyState } from '@/lib/client/story-state';
import { peaksOf } from '@/lib/client/waveform';
import type { Attachment } from '@/lib/contracts/messages';
import type { AttachmentKind } from '@/lib/domain/attachment';

const attachment = (id: number, kind: AttachmentKind, rest: Partial<Attachment> = {}) =>
  ({
    id,
    kind,
    src: `/api/attachments/${id}`,
    poster: null,
    permalink: null,
    title: null,
    author: null,
    cards: null,
    fileName: null,
    contentType: null,
    byteSize: null,
    width: null,
    height: null,
    endsAt: null,
    gone: false,
    ...rest,
  }) satisfies Attachment;

describe('the attachments of a message', () => {
  const shown = (...all: Attachment[]) =>
    attachmentGroups(all).map((group) =>
      group.type === 'photos' ? group.photos.map(({ id }) => id) : group.attachment.id,
    );

  test('stand as they came, its photos together', () => {
    expect(
      shown(
        attachment(1, 'image'),
        attachment(2, 'video'),
        attachment(3, 'image'),
        attachment(4, 'file'),
      ),
    ).toEqual([[1, 3], 2, 4]);
  });

  test('begin with the story that is spoken of', () => {
    expect(shown(attachment(1, 'image'), attachment(2, 'story_reply'))).toEqual([2, [1]]);
  });

  test('are guessed as tall as they will be', () => {
    const photos = Array.from({ length: 4 }, (_, id) => attachment(id, 'image'));
    expect(attachmentsHeight(photos)).toBe(mosaicHeight(4) + 4);
    expect(attachmentsHeight([attachment(1, 'reel')])).toBeGreaterThan(356);
    expect(attachmentsHeight([])).toBe(0);
  });
});

test.for([
  [1, [1]],
  [2, [2]],
  [3, [1, 2]],
  [4, [2, 2]],
  [5, [2, 3]],
  [7, [2, 2, 3]],
  [10, [2, 2, 3, 3]],
  [13, [2, 2, 3, 3]],
] as const)('a mosaic of %d photos has rows of %j', ([count, rows]) => {
  expect(mosaicRows(count)).toEqual(rows);
});

describe('a photo', () => {
  test('keeps its proportions within what a bubble has room for', () => {
    expect(shownSize({ id: 1, width: 3000, height: 2000 })).toEqual({ width: 300, height: 200 });
    expect(shownSize({ id: 1, width: 900, height: 1600 })).toEqual({ width: 191, height: 340 });
  });

  test('is as tall when it is drawn again as when it was measured', () => {
    expect(shownSize({ id: 2, width: null, height: null })).toEqual({ width: 300, height: 225 });
    rememberSize(2, { width: 600, height: 600 });
    expect(shownSize({ id: 2, width: null, height: null })).toEqual({ width: 300, height: 300 });
  });
});

describe('a story', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  test.for([
    ['2026-11-24T09:30:00Z', 'gone in 24 h'],
    ['2026-11-23T12:00:00Z', 'gone in 2 h'],
    ['2026-11-23T10:45:00Z', 'gone in 45 min'],
    ['2026-11-23T10:00:10Z', 'gone in 1 min'],
  ] as const)('that ends at %s is %s', ([endsAt, remaining]) => {
    expect(storyState({ gone: false, endsAt }, now)).toEqual({ over: false, remaining });
  });

  test('is over when its day is, or when the provider says so', () => {
    expect(storyState({ gone: false, endsAt: now.toISOString() }, now)).toEqual({ over: true });
    expect(storyState({ gone: true, endsAt: null }, now)).toEqual({ over: true });
  });

  test('whose end nobody knows has no countdown', () => {
    expect(storyState({ gone: false, endsAt: null }, now)).toEqual({
      over: false,
      remaining: null,
    });
  });
});

test.for([
  [{ fileName: 'menu.pdf', contentType: 'application/pdf', byteSize: 1_234_000 }, 'PDF · 1.2 MB'],
  [{ fileName: 'notes.txt', contentType: null, byteSize: 812 }, 'TXT · 812 B'],
  [{ fileName: null, contentType: 'application/vnd.ms-excel', byteSize: 34_200 }, '34 kB'],
  [{ fileName: null, contentType: null, byteSize: null }, ''],
] as const)('of %j is told: %s', ([file, facts]) => {
  expect(fileFacts(file)).toBe(facts);
});

test.for([
  [0, '0:00'],
  [7.9, '0:07'],
  [65, '1:05'],
  [3723, '1:02:03'],
  [Number.NaN, '0:00'],
] as const)('%d seconds play for %s', ([seconds, words]) => {
  expect(playTime(seconds)).toBe(words);
});

test('a voice message goes faster with each press, and then as it was spoken', () => {
  expect([nextSpeed(1), nextSpeed(1.5), nextSpeed(2)]).toEqual([1.5, 2, 1]);
});

describe('a waveform', () => {
  test('has the loudest part at the top', () => {
    const samples = Float32Array.from([0, 0.1, -0.5, 0.2, 0.25, 0]);
    expect(peaksOf(samples, 3).map((peak) => Number(peak.toFixed(2)))).toEqual([0.2, 1, 0.5]);
  });

  test('of silence is flat, also with fewer samples than bars', () => {
    expect(peaksOf(new Float32Array(2), 4)).toEqual([0, 0, 0, 0]);
  });
});
