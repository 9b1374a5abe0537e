import { describe, expect, test } from 'vitest';
import { shortCount } from '@/lib/client/count';
import { stretches } from '@/lib/client/cuts';
import { isEmojiOnly } from '@/lib/client/emoji';
import { initialsOf } from '@/lib/client/initials';
import { kindsLabel, kindsSentence, ourKindsLabel } from '@/lib/client/kinds';
import { linkify } from '@/lib/client/linkify';
import { previewLine } from '@/lib/client/preview';

describe('addresses in a text', () => {
  const linksIn = (text: string) => linkify(text).flatMap(({ href }) => href ?? []);

  test.for([
    ['see https://example.test/a?b=c#d now', ['https://example.test/a?b=c#d']],
    ['Is it http://example.test?', ['http://example.test']],
    ['(https://example.test/a)', ['https://example.test/a']],
    ['https://example.test/a_(b)', ['https://example.test/a_(b)']],
    ['https://one.test, https://two.test.', ['https://one.test', 'https://two.test']],
    ['javascript:alert(1) data:text/html,x ftp://x.test', []],
    ['https://', []],
    ['<a href="https://example.test">x</a>', ['https://example.test']],
  ] as const)('%s', ([text, links]) => {
    expect(linksIn(text)).toEqual(links);
  });

  test('nothing of the text is lost', () => {
    const text = 'a https://example.test/x, b\n\nhttps://two.test\n🎉';
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});

describe('the places where a long text is cut', () => {
  const limit = { unit: 'bytes', max: 10 } as const;

  test('keep the text whole', () => {
    const text = '  one two three  four five six  ';
    const made = stretches(text, limit);
    expect(made.map((stretch) => stretch.text).join('')).toBe(text);
    expect(made.filter(({ cut }) => cut)).toHaveLength(3);
  });

  test('are none in a short one', () => {
    expect(stretches('short', limit)).toEqual([{ start: 0, text: 'short', cut: false }]);
  });

  test('stand behind the words that repeat, not before', () => {
    const [first, second] = stretches('ab ab ab ab ab', limit);
    expect(first).toEqual({ start: 0, text: 'ab ab ab', cut: true });
    expect(second?.text).toBe(' ab ab');
  });
});

describe('a few emoji alone are shown large', () => {
  test.for([
    ['🎉', true],
    ['👩‍👩‍👧‍👦 🇰🇷', true],
    ['❤️❤️❤️', true],
    ['🎉🎉🎉🎉', false],
    ['🎉 yes', false],
    ['3', false],
    ['', false],
  ] as const)('%s: %s', ([text, large]) => {
    expect(isEmojiOnly(text)).toBe(large);
  });
});

test.for([
  ['Mira Holm', 'MH'],
  ['rowan.w.1987', 'RW'],
  ['佐藤 美咲', '佐美'],
  ['ollie', 'O'],
  ['5563203190738838', '#'],
  ['Ana María José Ibarra', 'AI'],
] as const)('%s has the initials %s', ([name, initials]) => {
  expect(initialsOf(name)).toBe(initials);
});

test.for([
  [['image'], 'Photo'],
  [['image', 'image', 'image'], '3 photos'],
  [['ig_reel'], 'Reel'],
  [['share', 'ig_post'], '2 shared posts'],
  [['image', 'video'], '2 attachments'],
  [['brand_new_kind'], 'Attachment'],
  [['story_mention'], 'Mentioned you in their story'],
] as const)('%j is called %s', ([kinds, label]) => {
  expect(kindsLabel(kinds)).toBe(label);
});

test.for([
  [['image'], 'Sent a photo'],
  [['image', 'image'], 'Sent 2 photos'],
  [['reel'], 'Sent a reel'],
  [['audio'], 'Sent a voice message'],
  [['brand_new_kind'], 'Sent an attachment'],
  [['story_mention'], 'Mentioned you in their story'],
  [['story_reply'], 'Replied to your story'],
  [['unsupported'], 'Sent something only Instagram shows'],
] as const)('whoever sent %j did this: %s', ([kinds, sentence]) => {
  expect(kindsSentence(kinds)).toBe(sentence);
});

test.for([
  [['story_reply'], 'Replied to their story'],
  [['story_mention'], 'Mentioned them in your story'],
  [['reel'], 'Reel'],
] as const)('of ours, %j is called %s', ([kinds, label]) => {
  expect(ourKindsLabel(kinds)).toBe(label);
});

describe('the newest message as a row says it', () => {
  const preview = {
    direction: 'incoming',
    private: false,
    text: 'Hello',
    kinds: [],
    status: 'sent',
    unsent: false,
  } as const;

  test('the customer’s words stand alone', () => {
    const line = previewLine({ ...preview, kinds: [] });
    expect(line).toEqual({ prefix: null, glyph: null, text: 'Hello' });
  });

  test('what has no words is called by its kind', () => {
    const line = previewLine({ ...preview, text: null, kinds: ['ig_reel'] });
    expect(line).toEqual({ prefix: null, glyph: 'reel', text: 'Sent a reel' });
  });

  test('ours without words is called by its kind alone', () => {
    const line = previewLine({
      ...preview,
      text: null,
      kinds: ['image', 'image'],
      direction: 'outgoing',
    });
    expect(line).toEqual({ prefix: 'You:', glyph: 'photo', text: '2 photos' });
  });

  test('what was taken back says by whom', () => {
    const gone = { ...preview, text: null, kinds: [], unsent: true };
    expect(previewLine(gone).text).toBe('Unsent a message');
    expect(previewLine({ ...gone, direction: 'outgoing' }).text).toBe('You unsent a message');
  });

  test('ours begin with You, and say when they failed', () => {
    const line = previewLine({ ...preview, kinds: [], direction: 'outgoing', status: 'failed' });
    expect(line).toEqual({ prefix: 'You:', glyph: 'failed', text: 'Hello' });
  });

  test('a note says so', () => {
    const line = previewLine({ ...preview, kinds: [], direction: 'outgoing', private: true });
    expect(line).toEqual({ prefix: 'Note:', glyph: 'note', text: 'Hello' });
  });

  test('an empty conversation says so', () => {
    expect(previewLine(null).text).toBe('No messages yet');
  });
});

test.for([
  [0, '0'],
  [999, '999'],
  [1000, '1k'],
  [1649, '1.6k'],
  [9_960, '10k'],
  [999_499, '999k'],
  [999_500, '1M'],
  [3_400_000, '3.4M'],
] as const)('%d followers are %s', ([count, words]) => {
  expect(shortCount(count)).toBe(words);
});
