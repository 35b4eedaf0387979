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
        // Pages share one browser and one processor: two files at once only make each other wait.
        test: {
          name: 'browser',
          globalSetup: 'tests/madeOnce.ts',
          include: ['e2e/**/*.test.{ts,tsx}'],
          fileParallelism: false,
          ...patience,
        },
      },
    ],
  },
});
