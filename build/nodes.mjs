// Releases of Node besides the one that runs now, from the registry's binary packages, kept in node_modules/.cache.
// `node build/nodes.mjs` fetches those the package is made for.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The newest of each line that is supported: the package ships what their V8 compiled. */
export const releases = ['20', '22', '24', '26'];

const kept = fileURLToPath(new URL('../node_modules/.cache/nodes', import.meta.url));
const isWindows = process.platform === 'win32';
const system = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;

const programOf = (release) => {
  const modules = join(kept, release, 'node_modules', system, 'bin');
  return join(modules, isWindows ? 'node.exe' : 'node');
};

/** The executables of these releases that were fetched before. */
export const fetched = () => releases.map(programOf).filter((program) => existsSync(program));

/** The executable of a release such as `22` or `20.17.0`, fetched once. `this` is the Node that runs now. */
export function nodeOf(release) {
  if (release === 'this') return process.execPath;
  const program = programOf(release);
  if (!existsSync(program)) {
    const folder = join(kept, release);
    mkdirSync(folder, { recursive: true });
    const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
    execFileSync('npm', ['install', ...options, `${system}@${release}`], { stdio: 'ignore' });
  }
  return program;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const release of releases) nodeOf(release);
