import { defineConfig } from 'vitest/config';

/** `npm run projects`: each reference server ten times with seeds drawn by lot, while the machine is kept busy. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['ten-times.ts'],
    reporters: ['default', '../reporter.ts'],
    maxWorkers: 1,
    testTimeout: 280_000,
    hookTimeout: 60_000,
  },
});
