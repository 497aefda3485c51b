import { defineConfig } from 'vitest/config';
import { LongestFirst } from './packages/testkit/src/vitest/longest-first.ts';
import { movedClockPlugin } from './packages/testkit/src/vitest/moved-clock-plugin.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Test files with real parts are mostly waiting for them; two cores carry three of them.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A machine that runs all of it at once is slow: what hangs is found all the same.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // They keep nothing outside of themselves, and take longer to load than to run.
          isolate: false,
          include: ['{apps,packages}/*/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [movedClockPlugin()],
        test: {
          name: 'service',
          include: ['{apps,packages}/*/test/**/*.test.ts'],
          exclude: ['apps/dashboard/**'],
          globalSetup: 'packages/testkit/src/vitest/global-setup.ts',
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'dashboard',
          include: ['apps/dashboard/test/**/*.test.ts'],
          globalSetup: 'apps/dashboard/test/global-setup.ts',
          hookTimeout: 60_000,
          // One flow after the other through the same page, looked at in four ways.
          testTimeout: 90_000,
        },
      },
    ],
  },
});
