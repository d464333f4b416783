// Bundles src/ into dist/: one chunk a command, nothing to install beside it, and the shipped roadmap
// compiled to one index; and writes schemas/, for editors, and man/. Third-party licences are collected from what was really bundled.
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { makeCode, startFromCode } from './build/code-cache.mjs';
import { gather, loadWhenUsed } from './build/gather.mjs';
import { writeManual } from './build/manual.mjs';
import { fetched } from './build/nodes.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const version = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;

/** Changes with every line of the program: what one kept for itself, another may not understand. */
const buildId = createHash('sha256')
  .update(await sources(join(root, 'src')))
  .digest('hex')
  .slice(0, 16);

/** Entry points that the rest of the program loads when one of their names is first used. */
const apartFiles = ['compiler', 'wide'];

const result = await build({
  absWorkingDir: root,
  entryPoints: {
    main: 'src/main.ts',
    compile: 'src/content/disk/ship.ts',
    compiler: 'src/content/disk/compiler.ts',
    wide: 'src/terminal/wide.ts',
    styles: 'src/terminal/styles.ts',
    schemas: 'src/content/schemas.ts',
  },
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
  define: {
    'process.env.ROADMAP_VERSION': JSON.stringify(version),
    'process.env.ROADMAP_BUILD': JSON.stringify(`${version}-${buildId}`),
  },
  plugins: [...apartFiles.map(apart), withoutWaste()],
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
// an entry only so that it, and the package it needs, become a chunk which runs when it is used
files.delete('styles.js');
for (const name of apartFiles) loadWhenUsed(files, `${name}.js`);
gather(files, 'main.js');
// what every command needs, what shows a question on a terminal, and what asks it
const starts = ['run-program', 'terminal-front', 'ask'].map((start) =>
  [...files.keys()].find((name) => new RegExp(`^${start}-[A-Z0-9]+\\.js$`).test(name)),
);
for (const chunk of starts) gather(files, chunk);
startFromCode(files, starts, 'main.js');
for (const [name, code] of files) await writeFile(join(dist, name), code);

const require = createRequire(import.meta.url);
const { compileToFile, checkToFile } = require(join(dist, 'compile.js'));
const { topics } = compileToFile(join(root, 'roadmap'), join(dist, 'roadmap.index'));
checkToFile(join(root, 'roadmap'), join(dist, 'roadmap.check'));
// they are written for their owner alone, as what is made of a learner's files is
for (const kind of ['index', 'search', 'check']) await chmod(join(dist, `roadmap.${kind}`), 0o644);
const { schemaNames, schemaText } = require(join(dist, 'schemas.js'));
const schemas = join(root, 'schemas');
await rm(schemas, { recursive: true, force: true });
await mkdir(schemas);
for (const name of schemaNames) await writeFile(join(schemas, `${name}.json`), schemaText(name));
const man = join(root, 'man');
await mkdir(man, { recursive: true });
await writeManual(root, join(man, 'roadmap.1'), version);
makeCode(root, topics[0]);
for (const node of fetched()) makeCode(root, topics[0], node);
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), await notices(Object.keys(result.metafile.inputs)));

/** Leaves an entry of `entryPoints` out of the chunks that import it, for `loadWhenUsed`. */
function apart(name) {
  return {
    name: 'apart',
    setup({ onResolve, initialOptions }) {
      const path = join(root, initialOptions.entryPoints[name]);
      onResolve({ filter: /^\.{1,2}\// }, ({ path: wanted, resolveDir, kind }) =>
        kind !== 'entry-point' && join(resolveDir, wanted) === path
          ? { path: `./${name}.js`, external: true }
          : null,
      );
    },
  };
}

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

/** The texts of all files in a folder, one after the other. */
async function sources(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return (await Promise.all(paths.sort().map((path) => readFile(path, 'utf8')))).join('\0');
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
