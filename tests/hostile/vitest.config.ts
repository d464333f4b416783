import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['processes.ts'],
    reporters: ['default', '../reporter.ts'],
    // a roadmap for each processor at a time, each command in a process of its own
    maxConcurrency: availableParallelism(),
    testTimeout: 600_000,
  },
});
