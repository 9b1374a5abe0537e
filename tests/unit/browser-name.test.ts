import { expect, test } from 'vitest';
import { browserName } from '@/lib/domain/browser-name';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

test.for([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`, 'Chrome on Windows', false],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/140.0.0.0`, 'Edge on Windows', false],
  [
    `Mozilla/5.0 (X11; Linux x86_64) ${CHROME.replace('Chrome', 'HeadlessChrome')}`,
    'Chrome on Linux',
    false,
  ],
  [`Mozilla/5.0 (Linux; Android 16; Pixel 9) ${CHROME}`, 'Chrome on Android', true],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    ...(['Safari on iPhone', true] as const),
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:140.0) Gecko/20100101 Firefox/140.0',
    ...(['Firefox on macOS', false] as const),
  ],
  ['curl/8.5.0', 'A browser', false],
  [null, 'A browser', false],
] as const)('%s is called %s', ([userAgent, label, handheld]) => {
  expect(browserName(userAgent)).toEqual({ label, handheld });
});
