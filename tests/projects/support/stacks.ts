import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const servers = join(import.meta.dirname, '..', 'servers');
const isThere = (command: string, ...argv: string[]): boolean => spawnSync(command, argv).status === 0;

/** The to-do list API in other languages, where they are on this machine: the checks favour none. */
export interface Stack {
  readonly language: string;
  readonly isThere: boolean;
  /** the command that starts it; building is part of it */
  command(): string;
}

export const stacks: readonly Stack[] = [
  {
    language: 'Python',
    isThere: isThere('python3', '--version'),
    command: () => `exec python3 "${join(servers, 'todo_api.py')}"`,
  },
  {
    language: 'Go',
    isThere: isThere('go', 'version'),
    command: () => {
      const program = join(mkdtempSync(join(tmpdir(), 'roadmap-go-')), 'todo_api');
      const built = spawnSync('go', ['build', '-o', program, join(servers, 'todo_api.go')], {
        encoding: 'utf8',
        env: { ...process.env, GOFLAGS: '-mod=mod' },
      });
      if (built.status !== 0) throw new Error(`go build: ${built.stderr}`);
      return `exec "${program}"`;
    },
  },
];

for (const { language, isThere: there } of stacks)
  if (!there) console.warn(`SKIPPED: there is no ${language} here, so its to-do list API was not checked.`);
