import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.faults.ts'],
    reporters: ['default', '../reporter.ts'],
    maxWorkers: 2,
    testTimeout: 3_600_000,
  },
});
