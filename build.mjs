// Bundles src/ into dist/: one chunk a command, nothing to install beside it, and the shipped roadmap
// compiled to one index; and writes schemas/, for editors. Third-party licences are collected from what was really bundled.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { makeCode, startFromCode } from './build/code-cache.mjs';
import { gather } from './build/gather.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const version = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;

const result = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', compile: 'src/content/ship.ts', schemas: 'src/content/schemas.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  write: false,
  define: { 'process.env.ROADMAP_VERSION': JSON.stringify(version) },
  plugins: [withoutWaste()],
});
// Only ES modules can be split, and only CommonJS starts fast: each finished chunk is turned into CommonJS.
const files = new Map();
for (const { path, text } of result.outputFiles) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.17',
    minify: true,
    supported: { 'dynamic-import': false },
  });
  files.set(basename(path), code);
}
const program = [...files.keys()].find((name) => name.startsWith('run-program-'));
gather(files, 'main.js');
gather(files, program);
startFromCode(files, program);
for (const [name, code] of files) await writeFile(join(dist, name), code);

const require = createRequire(import.meta.url);
const { topics } = require(join(dist, 'compile.js')).compileToFile(
  join(root, 'roadmap'),
  join(dist, 'roadmap.index'),
);
const { schemaNames, schemaText } = require(join(dist, 'schemas.js'));
const schemas = join(root, 'schemas');
await rm(schemas, { recursive: true, force: true });
await mkdir(schemas);
for (const name of schemaNames) await writeFile(join(schemas, `${name}.json`), schemaText(name));
makeCode(root, topics[0]);
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), await notices(Object.keys(result.metafile.inputs)));

/**
 * What packages load at every start and nobody here needs, milliseconds each: commander's node:child_process is for
 * subcommands that are programs of their own, chalk's look at the terminal for those who do not say how many colours.
 */
function withoutWaste() {
  return {
    name: 'without-waste',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) =>
        /[\\/]commander[\\/]/.test(importer) ? { path: 'child_process', namespace: 'empty' } : null,
      );
      onResolve({ filter: /^#supports-color$/ }, () => ({ path: 'supports-color', namespace: 'empty' }));
      onLoad({ filter: /.*/, namespace: 'empty' }, () => ({
        contents: 'module.exports = { stdout: false, stderr: false };',
      }));
    },
  };
}

/** Name, version and licence text of every package that ended up in the bundle. */
async function notices(inputs) {
  const folders = new Set();
  for (const input of inputs) {
    const match = input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//);
    if (match) folders.add(match[1]);
  }
  const parts = ['roadmap contains the following packages, each under its own licence.\n'];
  for (const folder of [...folders].sort()) {
    const meta = JSON.parse(await readFile(join(root, folder, 'package.json'), 'utf8'));
    const file = (await readdir(join(root, folder))).find((name) => /^(licen[cs]e|copying)/i.test(name));
    const text = file ? await readFile(join(root, folder, file), 'utf8') : `Licence: ${meta.license}\n`;
    parts.push(`${'-'.repeat(76)}\n${meta.name} ${meta.version} (${meta.license})\n\n${text.trim()}\n`);
  }
  return parts.join('\n');
}
