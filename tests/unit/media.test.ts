import { describe, expect, test } from 'vitest';
import { isMetaMedia } from '@/lib/domain/media-host';
import { isShown, mediaType } from '@/lib/domain/media-type';

describe('media is fetched from Meta alone', () => {
  test.for([
    'https://lookaside.fbsbx.com/ig_messaging_cdn/?asset_id=1',
    'https://scontent-fra3-1.cdninstagram.com/v/t51/x.jpg',
    'https://video.xx.fbcdn.net/v/x.mp4',
    'https://cdn.fbsbx.com/v/x',
  ])('%s', (url) => {
    expect(isMetaMedia(new URL(url))).toBe(true);
  });

  test.for([
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:444/x',
    'https://user:word@lookaside.fbsbx.com/x',
    'https://fbsbx.com.evil.test/x',
    'https://evilfbsbx.com/x',
    'https://fbcdn.net/x',
    'https://127.0.0.1/x.fbcdn.net',
    'https://[::1]/x',
    'file:///etc/passwd',
    'https://www.instagram.com/reel/1/',
  ])('not %s', (url) => {
    expect(isMetaMedia(new URL(url))).toBe(false);
  });
});

describe('somebody else’s file is', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  test.for([
    ['its own bytes, whatever is said of it', '\xff\xd8\xff\xe0', 'text/html', 'image/jpeg'],
    ['never a page', '<html><script>', 'text/html', 'application/octet-stream'],
    ['never a page that calls itself a picture', '<html>', 'image/png', 'application/octet-stream'],
    ['a drawing that may only be saved', '<svg xmlns=""/>', 'image/png', 'image/svg+xml'],
    ['a sound of a kind that we can’t tell by its bytes', 'abcd', 'audio/amr', 'audio/amr'],
    ['a document', '%PDF-1.7', 'application/octet-stream', 'application/pdf'],
  ] as const)('%s', ([, head, said, type]) => {
    expect(mediaType(bytes(head), said)).toBe(type);
  });

  test('in the middle of it what its beginning was said to be, if that can be shown', () => {
    expect(mediaType(null, 'video/mp4; codecs=x')).toBe('video/mp4');
    expect(mediaType(null, 'image/svg+xml')).toBe('application/octet-stream');
    expect(mediaType(null, 'text/html')).toBe('application/octet-stream');
  });

  test('shown in place only where it can run nothing', () => {
    expect(['image/png', 'audio/mpeg', 'video/mp4'].every(isShown)).toBe(true);
    const others = ['image/svg+xml', 'text/html', 'application/pdf', 'application/octet-stream'];
    expect(others.some(isShown)).toBe(false);
  });
});
