import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseEditor, edit } from '../../src/terminal/editor.ts';
import { freshFolder } from '../support/program.ts';

/** A folder of programs of these names. */
function programs(...names: string[]): string {
  const folder = freshFolder('my bin');
  for (const name of names) {
    writeFileSync(join(folder, name), '#!/bin/sh\nfor word; do printf "%s\\n" "$word" >> "$LOG"; done\n');
    chmodSync(join(folder, name), 0o700);
  }
  return folder;
}

describe('the editor', () => {
  it('is the one of VISUAL, then of EDITOR, then one that is installed', () => {
    const PATH = `${programs('vi', 'nano')}:${programs('vim')}`;
    const choose = (env: Record<string, string>) => chooseEditor({ PATH, ...env }, 'linux');
    expect(choose({ VISUAL: 'code --wait', EDITOR: 'ed' })).toEqual({
      command: 'code --wait',
      variable: 'VISUAL',
    });
    expect(choose({ VISUAL: 'code --wait', EDITOR: 'ed', TERM: 'dumb' })).toEqual({
      command: 'ed',
      variable: 'EDITOR',
    });
    expect(choose({ VISUAL: ' ', EDITOR: 'ed' })).toEqual({ command: 'ed', variable: 'EDITOR' });
    expect(choose({ EDITOR: '' })).toEqual({ command: 'nano', variable: null });
    expect(choose({ PATH: programs('vi') })).toEqual({ command: 'vi', variable: null });
    expect(chooseEditor({}, 'win32')).toEqual({ command: 'notepad', variable: null });
  });

  it('is none where none is installed', () => {
    const PATH = programs('something');
    mkdirSync(join(PATH, 'nano'));
    writeFileSync(join(PATH, 'vi'), 'not to be run');
    expect(chooseEditor({ PATH }, 'linux')).toBeNull();
    expect(chooseEditor({}, 'linux')).toBeNull();
  });

  const started = async (command: string): Promise<string[]> => {
    const LOG = join(freshFolder(), 'log');
    const PATH = `${programs('ed')}:${process.env.PATH}`;
    const file = '/some where/it’s a $note.md';
    const ended = await edit(file, { command, variable: 'EDITOR' }, { PATH, LOG }, 'linux');
    expect(ended).toBe('well');
    const words = readFileSync(LOG, 'utf8').trimEnd().split('\n');
    expect(words.pop()).toBe(file);
    return words;
  };

  it('may have arguments, quotes, and spaces in its path', async () => {
    expect(await started('ed')).toEqual([]);
    expect(await started('ed --wait -l "two words"')).toEqual(['--wait', '-l', 'two words']);
    expect(await started(join(programs('my editor'), 'my editor'))).toEqual([]);
    expect(await started(`'${join(programs('my editor'), 'my editor')}' -n`)).toEqual(['-n']);
  });

  it('says how it ended', async () => {
    const end = (command: string) =>
      edit('/dev/null', { command, variable: null }, { PATH: '/usr/bin:/bin' }, 'linux');
    expect(await end('sh -c "exit 3"')).toEqual({ problem: 'failed', how: 'code 3' });
    expect(await end('sh -c "kill -9 \\$\\$"')).toEqual({ problem: 'failed', how: 'code 137' });
    expect(await end('exec sh -c "kill -9 \\$\\$"')).toEqual({ problem: 'failed', how: 'SIGKILL' });
    expect(await end('no-such-editor 2> /dev/null')).toEqual({ problem: 'not-found' });
  });
});
