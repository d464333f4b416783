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

/** Commits a folder `bomb` of trees that name the one below ten times each, and gives how it is called: a few KB, 10^`depth` files. */
export function commitTreeBomb(folder: string, depth: number, blob: string): string {
  const make = (input: string, ...argv: string[]): string =>
    execFileSync('git', ['-C', folder, ...author, ...argv], { input, encoding: 'utf8' }).trim();
  const names = Array.from({ length: 10 }, (_, i) => `n${i}`);
  let tree = blob === '' ? make('', 'mktree') : '';
  const leaf = blob === '' ? '' : make(blob, 'hash-object', '-w', '--stdin');
  for (let i = 0; i < depth; i++)
    tree = make(
      names
        .map((name) => (tree === '' ? `100644 blob ${leaf}\t${name}.md\n` : `040000 tree ${tree}\t${name}\n`))
        .join(''),
      'mktree',
    );
  const whole = make(`${git(folder, 'ls-tree', 'HEAD')}040000 tree ${tree}\tbomb\n`, 'mktree');
  return make('', 'commit-tree', whole, '-m', 'bomb');
}
