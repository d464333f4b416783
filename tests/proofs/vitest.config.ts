import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['proofs.ts'],
    reporters: ['default', '../reporter.ts'],
    maxWorkers: 1,
    hookTimeout: 120_000,
  },
});
