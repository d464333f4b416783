import { defineConfig } from 'vitest/config';

// What is fast and runs in this process, for a part of the program: a mutant costs what its tests cost. The fault matrix
// and what starts programs of its own are left out, so the figures are what these tests find alone.
const slow = [
  'unpacks without end',
  'comes through a pipe whole',
  'runs as it is installed',
  'never fails for what it finds',
];
const parts = {
  learning: { include: ['tests/learning/*.test.ts'], exclude: [] },
  store: {
    include: ['tests/store/*.test.ts', 'tests/doctor/*.test.ts', 'tests/cli/{doctor,records}.test.ts'],
    exclude: ['tests/store/{faults,processes}.test.ts'],
  },
};

export default defineConfig({
  test: {
    ...parts[process.env.PART === 'learning' ? 'learning' : 'store'],
    testNamePattern: new RegExp(`^(?!.*(?:${slow.join('|')}))`),
    setupFiles: ['tests/mutation/setup.ts'],
    testTimeout: 30_000,
    // modules are loaded once, not for each mutant: a tenth of the time
    isolate: false,
  },
});
