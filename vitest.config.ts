import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // two cores are enough for anyone; processes started by tests need one as well
    maxWorkers: 2,
  },
});
