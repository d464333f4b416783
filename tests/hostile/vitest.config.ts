import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['processes.ts'],
    reporters: ['default', '../reporter.ts'],
    maxWorkers: 1,
  },
});
