import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { open, temporaryFolder } from './sandbox.ts';

async function bundle() {
  const outfile = join(temporaryFolder(), 'writer.mjs');
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('./writer.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['conf'],
    metafile: true,
    logLevel: 'silent',
  });
  return { outfile, imports: Object.values(metafile.outputs).flatMap((output) => output.imports) };
}

/** Starts a writer; gives the ids it acknowledged and what it exited with, killing it after so many. */
async function run(writer: string, folder: string, count: number, killAfter = Number.POSITIVE_INFINITY) {
  const child: ChildProcess = spawn(process.execPath, [writer, folder, String(count)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    if (out.split('\n').length > killAfter) child.kill('SIGKILL');
  });
  const [code, signal] = await once(child, 'close');
  // An id that is cut off was not told, so it promises nothing.
  return { ids: out.split('\n').slice(0, -1), code, signal, errors };
}

describe('several terminals at once', () => {
  test('four that record 250 answers each lose none', async () => {
    const { outfile: writer } = await bundle();
    const folder = temporaryFolder();
    const runs = await Promise.all([1, 2, 3, 4].map(() => run(writer, folder, 250)));
    expect(runs.map(({ code, errors }) => [code, errors])).toEqual(runs.map(() => [0, '']));
    const told = runs.flatMap(({ ids }) => ids);
    expect(new Set(told).size).toBe(1000);
    const store = open(folder);
    expect(store.history().map((event) => event.id)).toEqual([...told].sort());
    expect(store.notices).toEqual([]);
  }, 60_000);

  test('killed a hundred times in the middle of writing, have everything they acknowledged', async () => {
    const { outfile: writer } = await bundle();
    const folder = temporaryFolder();
    const told: string[] = [];
    for (let round = 0; round < 50; round += 1) {
      const runs = await Promise.all(
        [1 + (round % 17), 1 + (round % 5)].map((n) => run(writer, folder, 1e9, n)),
      );
      for (const { ids, signal, errors } of runs) {
        expect([signal, errors]).toEqual(['SIGKILL', '']);
        told.push(...ids);
      }
      const kept = new Set(
        open(folder)
          .history()
          .map((event) => event.id),
      );
      expect(told.filter((id) => !kept.has(id))).toEqual([]);
    }
    expect(told.length).toBeGreaterThan(100);
  }, 120_000);
});

test('opening a store loads nothing heavy', async () => {
  const { imports } = await bundle();
  const atStart = imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
  expect([...new Set(atStart)].sort()).toEqual(['node:fs', 'node:path']);
  expect(imports.filter(({ kind }) => kind === 'dynamic-import').map(({ path }) => path)).toEqual(['conf']);
});
