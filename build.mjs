// Bundles src/ into dist/: one chunk a command, nothing to install beside it, and the shipped roadmap
// compiled to one index. Third-party licences are collected from what was really bundled.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const version = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version;

const result = await build({
  absWorkingDir: root,
  entryPoints: { main: 'src/main.ts', compile: 'src/content/compile.ts' },
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.17',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  chunkNames: 'chunk-[name]-[hash]',
  define: { 'process.env.ROADMAP_VERSION': JSON.stringify(version) },
  // packages in CommonJS ask for Node's own modules with require
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});

const { compileToFile } = await import(pathToFileURL(join(dist, 'compile.js')).href);
await compileToFile(join(root, 'roadmap'), join(dist, 'roadmap.index'));
await writeFile(join(dist, 'THIRD-PARTY-NOTICES.txt'), await notices(Object.keys(result.metafile.inputs)));

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
