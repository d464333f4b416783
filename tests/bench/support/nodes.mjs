import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kept = fileURLToPath(new URL('../../../node_modules/.cache/nodes', import.meta.url));
const system = { win32: 'win' }[process.platform] ?? process.platform;

/**
 * The executable of a Node release such as `22` or `20.17.0`, from the registry's binary packages; it is fetched once
 * and kept. `this` is the Node that runs now.
 */
export function nodeOf(release) {
  if (release === 'this') return process.execPath;
  const name = `node-${system}-${process.arch}`;
  const folder = join(kept, release);
  const program = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const options = ['--no-save', '--no-audit', '--no-fund', '--prefix', folder];
    execFileSync('npm', ['install', ...options, `${name}@${release}`], { stdio: 'ignore' });
  }
  return program;
}
