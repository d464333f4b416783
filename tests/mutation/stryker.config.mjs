// `npm run mutate` changes the store in small ways and sees whether a test notices; `PART=learning npm run mutate` does so
// with grading and scheduling. `-- --mutate <files>` takes some of it.
const part = process.env.PART ?? 'store';
const parts = {
  store: ['src/store/**/*.ts'],
  learning: ['src/learning/grade.ts', 'src/learning/{card,memory,schedule,capacity,review,day,cut-order}.ts'],
};
const cache = `node_modules/.cache/stryker-${part}`;

export default {
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  mutate: parts[part],
  concurrency: 2,
  timeoutMS: 20_000,
  tempDirName: `${cache}/sandbox`,
  ignorePatterns: [
    '/man',
    '/schemas',
    '/docs',
    '/tests/screens',
    '/tests/proofs',
    '/tests/projects',
    '/tests/exchange/corpus',
  ],
  // what is made when a file is loaded would be tried with every test there is
  ignoreStatic: true,
  incremental: true,
  incrementalFile: `${cache}/incremental.json`,
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: `${cache}/report.json` },
  thresholds: { high: 95, low: 90, break: 85 },
  allowConsoleColors: false,
};
