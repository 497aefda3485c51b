import { defineConfig } from 'vitest/config';
import { movedClockPlugin } from './packages/testkit/src/vitest/moved-clock-plugin.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    // Test files with real parts are mostly waiting for them; two cores carry three of them.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,packages}/*/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [movedClockPlugin()],
        test: {
          name: 'service',
          include: ['{apps,packages}/*/test/**/*.test.ts'],
          globalSetup: 'packages/testkit/src/vitest/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
