import { defineConfig, devices } from '@playwright/test';

const { PARLEY_URL, PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH } = process.env;

/** Chromium's sandbox refuses root; the rest keeps it from talking to anybody but the product. */
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums, for whoever is allowed to listen.
  '--use-fake-device-for-media-stream',
];

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/browser',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // A busy machine is slow, not wrong: what never comes still fails.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: PARLEY_URL ?? 'http://localhost:3000',
    timezoneId: 'Pacific/Chatham',
    locale: 'en-GB',
  },
  projects: [
    {
      name: 'chromium',
      use: {
        ...devices['Desktop Chrome'],
        launchOptions: {
          args,
          ...(PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
            ? { executablePath: PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH }
            : {}),
        },
      },
    },
  ],
});
