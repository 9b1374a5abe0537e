import { describe, expect, test } from 'vitest';
import { endingOf, fileTypeOf, typeOfEnding } from '@/lib/domain/file-type';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('a file is what its first bytes say', () => {
  test.for([
    ['\xff\xd8\xff\xe0 JFIF', 'image/jpeg'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['RIFF\n\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['\0\0\0\x18ftypheic', 'image/heic'],
    ['\0\0\0\x18ftypmif1', 'image/heic'],
    ['\0\0\0\x18ftypisom', 'application/octet-stream'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    ['\n <?xml version="1.0"?><svg>', 'image/svg+xml'],
    ['RIFF\x10\0\0\0WAVE', 'application/octet-stream'],
    ['<html>', 'application/octet-stream'],
    ['not the bytes \xff\xd8\xff', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ] as const)('%j is %s', ([text, type]) => {
    expect(fileTypeOf(bytes(text))).toBe(type);
  });
});

test('an ending leads back to the type it was made from', () => {
  for (const type of ['image/jpeg', 'image/webp', 'application/octet-stream'] as const) {
    expect(typeOfEnding(endingOf(type))).toBe(type);
  }
  expect(typeOfEnding('exe')).toBe('application/octet-stream');
});
