import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/reporter.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // two cores are enough for anyone; processes started by tests need one as well
    maxWorkers: 2,
    // `npm run coverage`; programs that tests start as processes of their own do not count in it
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json'],
      reportOnFailure: true,
      reportsDirectory: 'node_modules/.cache/coverage',
      thresholds: { branches: 95, 'src/store/**': { branches: 100 } },
    },
  },
});
