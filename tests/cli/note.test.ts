import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keys, open } from '../pty/terminal.ts';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const env = { ROADMAP_DIR: join(repository, 'tests/support/small') };

/** A learner with a data folder of their own, and perhaps a note on "words". */
function learner(note?: string) {
  const home = freshFolder('my home');
  const file = join(home, 'notes/small/words.md');
  if (note !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, note);
  }
  return { home, file, run: (...argv: string[]) => roadmap(argv, { home, env }) };
}

/** A program that stands in for an editor; `$1` is the file. */
function editor(script: string): string {
  const path = join(freshFolder('my editor'), 'ed it');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o700);
  return path;
}

describe('note', () => {
  it('says where it is kept, and makes room for it there', async () => {
    const { file, run } = learner();
    expect(await run('note', 'words', '--path')).toEqual({ code: 0, out: `${file}\n`, err: '' });
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(existsSync(file)).toBe(false);
  });

  it('is printed, and shown below the lesson as one’s own', async () => {
    const { run, home } = learner('# Words\n\nThey *mean* things.\n');
    expect((await run('note', 'words', '--print')).out).toBe('# Words\n\nThey *mean* things.\n');
    expect((await run('show', 'words')).out).toContain(
      'Words mean things.\n\n---\n\n## Your note\n\nThey *mean* things.\n\nStanding:',
    );
    expect(await json(['show', 'words', '--json'], { home, env })).toMatchObject({
      note: '# Words\n\nThey *mean* things.\n',
    });
    expect(await json(['show', 'kinds', '--json'], { home, env })).toMatchObject({ note: null });
  });

  it('cannot do harm to a terminal', async () => {
    const { run } = learner('Red \u001b[31malert\u202e.\n');
    for (const argv of [
      ['note', 'words', '--print'],
      ['show', 'words'],
    ])
      expect((await run(...argv)).out).toMatch(/^Red alert\.$/m);
  });

  it('that is not there is said to be missing, one that cannot be read does not hide the lesson', async () => {
    const none = await learner().run('note', 'words', '--print');
    expect(none).toEqual({
      code: 1,
      out: '',
      err: 'error: You have no note on "Words".\nWrite one with: roadmap note words\n',
    });
    const { run, file } = learner();
    mkdirSync(file, { recursive: true });
    const shown = await run('show', 'words');
    expect([shown.code, shown.out.startsWith('# Words')]).toEqual([0, true]);
    expect(shown.err).toContain(`The note ${file} cannot be read`);
  });

  it('needs a terminal to be written in, and names its file without one', async () => {
    const { file, run } = learner();
    const { code, out, err } = await run('note', 'words');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(file);
    expect(err).toContain('roadmap note words --print');
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    [['note'], 'roadmap note --help'],
    [['note', 'basics'], 'names several topics'],
    [['note', 'wrods'], 'Did you mean "words"?'],
    [['note', 'words', '--print', '--path'], 'cannot be used with'],
  ])('refuses %j', async (argv, said) => {
    const { code, out, err } = await learner().run(...argv);
    expect([code, out, err.includes(said)]).toEqual([2, '', true]);
  });
});

describe('note in a terminal', { retry: 1 }, () => {
  it('opens the editor on a heading, keeps what is written, and shows it', async () => {
    const { home, file } = learner();
    const EDITOR = editor('cat "$1"; printf "They **mean** things.\\n" >> "$1"');
    const term = open(['note', 'words'], { home, env: { EDITOR } });
    await term.sees('Noted. It stands below the lesson: roadmap show words');
    expect(await term.exit).toBe(0);
    expect(term.screen()).toMatch(/^# Words\n/);
    expect(readFileSync(file, 'utf8')).toBe('# Words\n\nThey **mean** things.\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const columns of [80, 40]) {
      const shown = open(['show', 'words'], { home, columns, rows: 60, env: { NO_COLOR: '1' } });
      await shown.sees(/Your note\n─+\nThey \*\*mean\*\* things\.\n\nStanding/);
      expect(await shown.exit).toBe(0);
    }
  });

  it('leaves nothing behind when nothing was written', async () => {
    const { home, file } = learner();
    const term = open(['note', 'words'], { home, env: { VISUAL: 'true --wait', EDITOR: 'false' } });
    await term.sees('Nothing was noted.');
    expect([await term.exit, existsSync(file)]).toEqual([0, false]);
  });

  it('keeps what a failing editor left, and says that it failed', async () => {
    const { home, file } = learner();
    const EDITOR = editor('echo half >> "$1"; exit 3');
    const term = open(['note', 'words'], { home, columns: 200, env: { EDITOR } });
    await term.sees('ended with code 3.');
    await term.sees(`kept in ${file}.`);
    expect(await term.exit).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('# Words\n\nhalf\n');
  });

  it('names the file when the editor is not there', async () => {
    const { home, file } = learner();
    const term = open(['note', 'words'], { home, columns: 200, env: { EDITOR: 'no-such-editor -w' } });
    await term.sees('The editor "no-such-editor -w" in $EDITOR cannot be started.');
    await term.sees(`kept in\n${file}.`);
    expect([await term.exit, existsSync(file)]).toEqual([1, false]);
    const none = open(['note', 'words'], { home, columns: 200, env: { PATH: freshFolder('empty') } });
    await none.sees(`No editor was found to write the note in: ${file}`);
    expect([await none.exit, existsSync(file)]).toEqual([1, false]);
  });

  it('leaves Ctrl-C to the editor', async () => {
    const { home, file } = learner();
    const EDITOR = editor(
      'trap "echo stopped >> \\"$1\\"" INT; echo ready; read -r line; read -r line; echo "$line" >> "$1"',
    );
    const term = open(['note', 'words'], { home, env: { EDITOR } });
    await term.sees('ready');
    term.press(keys.ctrlC);
    term.press('one', keys.enter, 'two', keys.enter);
    expect(await term.exit).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('stopped\n');
  });
});
