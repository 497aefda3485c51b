import { defineConfig } from 'vitest/config';
import { LongestFirst } from './packages/testkit/src/vitest/longest-first.ts';
import { movedClockPlugin } from './packages/testkit/src/vitest/moved-clock-plugin.ts';

const withRealParts = {
  globalSetup: 'packages/testkit/src/vitest/global-setup.ts',
  hookTimeout: 60_000,
};

/** Tests that need a process of their own; `--project 'service*'` finds them and the others. */
const alone = [
  // They put another clock in the place of a module that others have loaded by then.
  'apps/account-manager/test/histories/*.test.ts',
  // They step the clock of the host: the ids of a process never go back, and stay as far ahead of it.
  'apps/account-manager/test/{clocks,months}.test.ts',
  // It looks at how the memory of its process grows.
  'apps/telegram-sandbox/test/hostile-bytes.test.ts',
  // Their clock leaps when nobody in their process works, and others may have left something that does.
  'apps/vault-operator/test/rotate/*.test.ts',
  // Its engine is not there, and testcontainers keeps what it found when others asked.
  'packages/testkit/test/vault/container.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    // Test files with real parts are mostly waiting for them; two cores carry three of them.
    maxWorkers: 3,
    // A sequencer would take `--sequence.shuffle.files` for nothing, which shows whether files depend on their order.
    sequence: process.argv.includes('--sequence.shuffle.files') ? {} : { sequencer: LongestFirst },
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
          ...withRealParts,
          name: 'service',
          // A worker loads a service and all that it imports once; each file puts back what it moved.
          isolate: false,
          include: ['{apps,packages}/*/test/**/*.test.ts'],
          exclude: ['apps/dashboard/**', ...alone],
        },
      },
      {
        extends: true,
        plugins: [movedClockPlugin()],
        test: { ...withRealParts, name: 'service-alone', include: alone },
      },
      {
        extends: true,
        test: {
          name: 'dashboard',
          include: ['apps/dashboard/test/**/*.test.ts'],
          globalSetup: 'apps/dashboard/test/global-setup.ts',
          hookTimeout: 60_000,
          // One flow after the other through the same page, looked at on two screens.
          testTimeout: 90_000,
        },
      },
    ],
  },
});
