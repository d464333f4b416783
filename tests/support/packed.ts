import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshFolder, repository } from './program.ts';

const env = { ...process.env, npm_config_update_notifier: 'false' };

/** What packing needs of the repository. */
const sources = [
  '.npmrc',
  'package.json',
  'build',
  'build.mjs',
  'prepare.mjs',
  'pack.mjs',
  'bin',
  'src',
  'roadmap',
  'templates',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
];

/** A copy of what packing needs, with nothing installed. */
export function copyOfSources(): string {
  const copy = freshFolder('copy');
  for (const name of sources) cpSync(join(repository, name), join(copy, name), { recursive: true });
  return copy;
}

/** Packs the repository as `npm pack` does. @returns the tarball, and what was printed on standard output */
export function pack(): { readonly tarball: string; readonly printed: string } {
  // from a copy: packing changes package.json for a moment, and other tests read it
  const copy = copyOfSources();
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  const before = readFileSync(join(copy, 'package.json'), 'utf8');
  const printed = execFileSync('npm', ['pack'], {
    cwd: copy,
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (readFileSync(join(copy, 'package.json'), 'utf8') !== before)
    throw new Error('packing left another package.json behind');
  return { tarball: join(copy, printed.trim().split('\n').at(-1) as string), printed };
}

/** Installs a tarball into a folder, without a network. */
export function install(tarball: string, folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{"private": true}\n');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: folder, env });
}

/** Installs it for all, below a prefix of its own. */
export function installGlobally(tarball: string, prefix: string): void {
  execFileSync('npm', ['install', '--global', '--offline', '--no-audit', '--no-fund', tarball], {
    env: { ...env, npm_config_prefix: prefix },
  });
}
