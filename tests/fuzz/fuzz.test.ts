import { describe, it } from 'vitest';
import { fuzz, targets } from './targets.ts';

// `npm run fuzz` runs each a million times: FUZZ_RUNS and FUZZ_SEED say how often and from where
const runs = Number(process.env.FUZZ_RUNS ?? 20_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);

describe('whatever it is fed, it neither throws nor hangs, and every place it names is there', () => {
  it.each(Object.keys(targets))('%s', (name) => fuzz(name, runs, seed), runs > 20_000 ? 86_400_000 : 120_000);
});
