import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['all-signals.ts'],
    reporters: ['default', '../reporter.ts'],
    testTimeout: 60_000,
    maxWorkers: 1,
  },
});
