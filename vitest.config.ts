import { defineConfig } from 'vitest/config';

const databaseTests = ['{packages,src,tests}/**/*.database.test.ts'];

/** What takes seconds on a quiet machine takes minutes on a busy one; only what hangs is to fail. */
const patience = { testTimeout: 180_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // PostgreSQL and the commands that tests start are processes of their own: with one file less than processors, half of them idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...patience,
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: databaseTests,
        },
      },
      {
        // Each file starts or finds a real PostgreSQL, which takes its time on a busy machine.
        test: {
          name: 'database',
          include: databaseTests,
          globalSetup: 'tests/madeOnce.ts',
          ...patience,
        },
      },
      {
        // Each file has a browser and a server of its own. One page keeps about one processor busy.
        test: {
          name: 'browser',
          globalSetup: ['tests/madeOnce.ts', 'e2e/builtWeb.ts'],
          include: ['e2e/**/*.test.{ts,tsx}'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000, interval: 100 } },
        },
      },
    ],
  },
});
