import { describe, expect, test } from 'vitest';
import { TRAITS } from '@/lib/domain/channel';
import { HEART, noteOf, partsOf } from '@/lib/domain/outgoing';

const NOTHING = { text: '', files: [], quickReplies: [], buttons: [], heart: false, post: null };
const photo = { contentType: 'image/jpeg' };
const contract = { contentType: 'application/pdf' };

const parts = (written: object) => partsOf(TRAITS.instagram, { ...NOTHING, ...written });

describe('a reply becomes', () => {
  test('its words, then its files, each as the provider takes it', () => {
    const made = parts({ text: 'Here you are', files: [photo, contract, photo], heart: true });
    expect(made.map(({ content, carries }) => [content, carries.map(({ kind }) => kind)])).toEqual([
      ['Here you are', []],
      [null, ['image', 'image']],
      [null, ['file']],
      [HEART, []],
    ]);
  });

  test('several messages where the words are too many, with the answers on the last of them', () => {
    const made = parts({ text: `${'a'.repeat(900)} ${'b'.repeat(900)}`, quickReplies: ['Yes'] });
    expect(made.map(({ quickReplies }) => quickReplies)).toEqual([[], ['Yes']]);
  });

  test('one card where buttons hang on the words', () => {
    const buttons = [{ title: 'Shop', url: 'https://shop.example' }];
    expect(parts({ text: 'Have a look', buttons })).toMatchObject([
      { content: null, carries: [{ kind: 'template', card: { title: 'Have a look', buttons } }] },
    ]);
  });

  test('a post of one’s own', () => {
    expect(parts({ post: '178414' })).toMatchObject([
      { carries: [{ kind: 'post', id: '178414' }] },
    ]);
  });
});

test('a note is one, whatever it carries', () => {
  const note = noteOf({ text: '', files: [photo, contract] });
  expect(note.content).toBeNull();
  expect(note.carries.map(({ kind }) => kind)).toEqual(['image', 'file']);
});
