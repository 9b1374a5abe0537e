import { describe, expect, test } from 'vitest';
import { TRAITS } from '@/lib/domain/channel';
import { fileProblem, grouped, inMegabytes, sizeWords } from '@/lib/domain/upload';

const MEGABYTE = 1024 * 1024;
const problem = (contentType: string, byteSize = 1000) =>
  fileProblem('instagram', { contentType, byteSize });

describe('what Instagram takes', () => {
  test.for([
    'image/jpeg',
    'image/png',
    'video/mp4',
    'video/quicktime',
    'audio/mp4',
    'audio/aac',
    'audio/wav',
    'application/pdf',
  ])('%s', (type) => {
    expect(problem(type)).toBeNull();
  });

  test.for([
    ['audio/mpeg', 'takes no MP3'],
    ['audio/webm', 'takes no WebM audio'],
    ['audio/ogg', 'takes no Ogg audio'],
    ['audio/opus', 'takes no Opus audio'],
    ['application/octet-stream', 'Only PDF documents'],
    ['image/gif', 'JPEG or PNG'],
  ] as const)('not %s, and says so', ([type, words]) => {
    expect(problem(type)).toContain(words);
  });

  test('a picture up to 8 MB, everything else up to 25 MB, to the byte', () => {
    expect(problem('image/jpeg', 8 * MEGABYTE)).toBeNull();
    expect(problem('image/jpeg', 8 * MEGABYTE + 1)).toBe(
      'Instagram takes pictures up to 8 MB, and this one has 8.1 MB.',
    );
    expect(problem('audio/mp4', 25 * MEGABYTE)).toBeNull();
    expect(problem('video/mp4', 25 * MEGABYTE + 1)).toContain('up to 25 MB');
  });
});

test('a size is never told smaller than it is', () => {
  expect(inMegabytes(1)).toBe('0.1 MB');
  expect(inMegabytes(8 * MEGABYTE)).toBe('8 MB');
  expect(sizeWords(14)).toBe('1 KB');
  expect(sizeWords(2 * MEGABYTE)).toBe('2 MB');
});

test('pictures go together, up to ten; everything else goes alone', () => {
  const file = (contentType: string, name = contentType) => ({ contentType, name });
  const pictures = Array.from({ length: 12 }, (_, index) => file('image/png', String(index)));
  const all = [
    ...pictures.slice(0, 6),
    file('application/pdf'),
    ...pictures.slice(6),
    file('audio/mp4'),
  ];
  expect(
    grouped(TRAITS.instagram.files, all).map((group) => group.map(({ name }) => name)),
  ).toEqual([
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    ['application/pdf'],
    ['10', '11'],
    ['audio/mp4'],
  ]);
});
