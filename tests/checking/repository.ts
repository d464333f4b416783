import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const author = [
  '-c',
  'user.name=Author',
  '-c',
  'user.email=author@example.org',
  '-c',
  'commit.gpgsign=false',
];

/** Runs git in a folder and gives what it prints. */
export const git = (folder: string, ...argv: string[]): string =>
  execFileSync('git', ['-C', folder, ...author, ...argv], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** Makes a repository of a folder, with all that is in it as the first commit. */
export function makeRepository(folder: string): void {
  git(folder, 'init', '-q', '-b', 'main');
  commitAll(folder, 'first');
}

export function commitAll(folder: string, message: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', message);
}

/** Takes all of a folder's files away but those of git. */
export function emptyFolder(folder: string, names: readonly string[]): void {
  for (const name of names) if (name !== '.git') rmSync(join(folder, name), { recursive: true, force: true });
}
