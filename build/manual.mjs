import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Writes the manual page, from the very definition that parses the command line. */
export async function writeManual(root, file, version) {
  const folder = await mkdtemp(join(root, 'dist', 'manual-'));
  try {
    await build({
      stdin: {
        contents: `import { makeProgram } from './src/cli/program.ts';
import { manPage } from './src/cli/manual.ts';
export const text = (version) => manPage(makeProgram({}, version, () => {}), version);`,
        resolveDir: root,
      },
      outfile: join(folder, 'manual.cjs'),
      bundle: true,
      format: 'cjs',
      platform: 'node',
      logLevel: 'error',
    });
    const { text } = createRequire(import.meta.url)(join(folder, 'manual.cjs'));
    await writeFile(file, text(version));
  } finally {
    await rm(folder, { recursive: true });
  }
}
