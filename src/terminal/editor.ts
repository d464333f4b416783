import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** An editor as it was named, and by what. */
export interface Editor {
  /** a command with its arguments, as a shell reads it */
  readonly command: string;
  /** the variable it stands in, or null for one that was found */
  readonly variable: 'VISUAL' | 'EDITOR' | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What is there without being chosen, friendliest first; `sensible-editor` and `editor` are what a Debian user set. */
const usual = ['sensible-editor', 'editor', 'nano', 'vim', 'vi', 'emacs'];

/**
 * The editor to use: `$VISUAL`, unless the terminal is too simple for it, `$EDITOR`, else one of the usual ones that is
 * installed. Null when there is none.
 */
export function chooseEditor(env: Env, platform: NodeJS.Platform): Editor | null {
  const visual = env.VISUAL?.trim();
  if (visual && env.TERM !== 'dumb') return { command: visual, variable: 'VISUAL' };
  const editor = env.EDITOR?.trim();
  if (editor) return { command: editor, variable: 'EDITOR' };
  if (platform === 'win32') return { command: 'notepad', variable: null };
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = usual.find((name) => folders.some((folder) => isProgram(join(folder, name))));
  return found === undefined ? null : { command: found, variable: null };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** How an editor ended: well, or why not. */
export type Edited =
  | 'well'
  | { readonly problem: 'not-found' }
  | { readonly problem: 'failed'; readonly how: string };

/** Opens a file in an editor and waits for it to end; it has the terminal to itself meanwhile. */
export async function edit(
  file: string,
  { command }: Editor,
  env: Env,
  platform: NodeJS.Platform,
): Promise<Edited> {
  const { spawnSync } = await import('node:child_process');
  const options = { stdio: 'inherit', env } as const;
  // a path with spaces is a program; anything else is for the shell, which knows about arguments and quotes
  const { status, signal, error } =
    /[\\/]/.test(command) && isProgram(command)
      ? spawnSync(command, [file], options)
      : platform === 'win32'
        ? spawnSync(`${command} "${file}"`, { ...options, shell: true })
        : spawnSync('/bin/sh', ['-c', `${command} "$@"`, 'roadmap', file], options);
  // what a shell says of a program that is not there, or is none
  if (error !== undefined || status === 127 || status === 126) return { problem: 'not-found' };
  if (status === 0) return 'well';
  return { problem: 'failed', how: signal === null ? `code ${status}` : signal };
}
