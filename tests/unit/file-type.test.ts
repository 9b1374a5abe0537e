import { describe, expect, test } from 'vitest';
import { endingOf, fileTypeOf, typeOfEnding } from '@/lib/domain/file-type';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** A box of ISO media: its length, its name, what is in it. */
const box = (name: string, inside: string): string =>
  `\0\0\0${String.fromCharCode(inside.length + 8)}${name}${inside}`;
const mp4 = (...tracks: readonly string[]): string =>
  `${box('ftyp', 'isom')}${box('moov', tracks.join('....'))}`;

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
    ['\0\0\0\x18ftypisom', 'video/mp4'],
    ['\0\0\0\x18ftypM4A ', 'audio/mp4'],
    ['\0\0\0\x14ftypqt  ', 'video/quicktime'],
    [mp4('soun', 'mp4a'), 'audio/mp4'],
    [mp4('soun', 'Opus'), 'audio/opus'],
    [`${mp4('soun', 'mp4a')}${box('mdat', 'vide')}`, 'audio/mp4'],
    [mp4('vide', 'avc1', 'soun', 'mp4a'), 'video/mp4'],
    ['\x1a\x45\xdf\xa3\x9fB\x82\x84webm A_OPUS', 'audio/webm'],
    ['\x1a\x45\xdf\xa3\x9fB\x82\x84webm V_VP9 A_OPUS', 'video/webm'],
    ['OggS\0\x02 OpusHead', 'audio/ogg'],
    ['OggS\0\x02 \x80theora', 'video/ogg'],
    ['RIFF\x10\0\0\0AVI LIST', 'video/x-msvideo'],
    ['\xff\xf1\x50\x80', 'audio/aac'],
    ['\xff\xfb\x90\x64', 'audio/mpeg'],
    ['ID3\x04\0', 'audio/mpeg'],
    ['%PDF-1.7', 'application/pdf'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    ['\n <?xml version="1.0"?><svg>', 'image/svg+xml'],
    ['RIFF\x10\0\0\0WAVE', 'audio/wav'],
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
