import { defineConfig } from 'vitest/config';

const databaseTests = ['{packages,src,tests}/**/*.database.test.ts'];

export default defineConfig({
  test: {
    // PostgreSQL and the commands that tests start are processes of their own: with one file less than processors, half of them idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          // A bomb that is inflated up to its limit takes seconds on a busy machine.
          testTimeout: 60_000,
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Pages share one browser and one processor: two files at once only make each other wait.
        test: {
          name: 'browser',
          globalSetup: 'tests/madeOnce.ts',
          include: ['e2e/**/*.test.{ts,tsx}'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
