import { defineConfig } from 'vitest/config';

const shared = {
  resolve: {
    alias: {
      '@': import.meta.dirname,
      'server-only': `${import.meta.dirname}/tests/support/empty.ts`,
    },
  },
};

/** An odd time zone, so that a test which forgets about zones fails everywhere. */
const env = { TZ: 'Pacific/Chatham' };

export default defineConfig({
  test: {
    // Most of what they do is to wait for PostgreSQL and for one another.
    maxWorkers: '100%',
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['tests/architecture.test.ts', 'tests/unit/**/*.test.ts'],
          env,
        },
      },
      {
        ...shared,
        test: { name: 'local', include: ['tests/local/**/*.test.ts'], env, testTimeout: 30_000 },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/channels/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          setupFiles: ['tests/support/worker.ts'],
          env,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'doors',
          include: ['tests/doors/**/*.test.ts'],
          env,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
