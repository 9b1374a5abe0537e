import { expect, test } from 'vitest';
import { isEmoji } from '@/lib/domain/emoji';

test.for(['❤️', '👍', '👍🏽', '👨‍👩‍👧', '🇮🇸', '3️⃣'])('%s is an emoji', (text) => {
  expect(isEmoji(text)).toBe(true);
});

test.for(['', 'a', '3', '👍👍', '👍 ', 'love'])('%j is none', (text) => {
  expect(isEmoji(text)).toBe(false);
});
