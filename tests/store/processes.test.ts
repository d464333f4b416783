import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { killRounds, runWriter } from './kill-rounds.ts';
import { open, temporaryFolder } from './sandbox.ts';

async function bundle(external: readonly string[] = []) {
  const outfile = join(temporaryFolder(), 'writer.cjs');
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('./writer.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: [...external],
    metafile: true,
    logLevel: 'silent',
  });
  return { outfile, imports: Object.values(metafile.outputs).flatMap((output) => output.imports) };
}

describe('several terminals at once', () => {
  test('eight that record 120 answers each lose none', async () => {
    const { outfile: writer } = await bundle();
    const folder = temporaryFolder();
    const runs = await Promise.all(Array.from({ length: 8 }, () => runWriter([writer, folder, '120'])));
    expect(runs.map(({ code, errors }) => [code, errors])).toEqual(runs.map(() => [0, '']));
    const told = runs.flatMap(({ lines }) => lines.map((line) => line.replace('saved ', '')));
    expect(new Set(told).size).toBe(960);
    const store = open(folder);
    expect(store.history().map((event) => event.id)).toEqual([...told].sort());
    expect(store.notices).toEqual([]);
  });

  test('killed in the middle of whatever the store does, have everything they acknowledged', async () => {
    // `npm run kill` does this a thousand times
    const { outfile: writer } = await bundle();
    const killed = await killRounds(writer, 25);
    expect(killed.processes).toBe(37);
    expect(killed.acknowledged).toBeGreaterThan(100);
  }, 120_000);
});

test('opening a store loads nothing heavy', async () => {
  const { imports } = await bundle(['conf']);
  const atStart = imports.filter(({ kind }) => kind === 'require-call').map(({ path }) => path);
  expect([...new Set(atStart)].sort()).toEqual(['node:fs', 'node:path']);
  expect(imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path)).toEqual(['conf']);
});
