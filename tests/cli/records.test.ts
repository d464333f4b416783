import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/store/checksum.ts';
import { contents } from '../store/sandbox.ts';
import { answer, writeJournal } from '../support/journal.ts';
import { freshFolder, json, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const NOON = Date.UTC(2026, 0, 5, 12);
const env = { ROADMAP_DIR: small };

interface Imported {
  readonly new: number;
  readonly known: number;
  readonly damaged: number;
  readonly reported: readonly { file: string; line: number | null; reason: string }[];
  readonly backup: string | null;
  readonly events: number;
  readonly digest: string;
  readonly stateDigest: string;
}

const run = (home: string, argv: readonly string[], more: object = {}) =>
  roadmap(argv, { home, env, ...more });
const importing = (home: string, argv: readonly string[], more: object = {}) =>
  json<Imported>(['import', ...argv, '--json'], { home, env, ...more });

/** A data folder with answers to questions of the small roadmap, from `from` on. */
function learner(from: number, answers = 3): string {
  const home = freshFolder();
  writeJournal(
    home,
    'small',
    Array.from({ length: answers }, (_, i) => answer(`kinds/one`, from + i * 1000, 3)),
  );
  return home;
}
const exported = async (home: string): Promise<string> => (await run(home, ['export'])).out;
/** A file with that text or those bytes, in a folder of its own. */
function file(name: string, content: string | Buffer): string {
  const path = join(freshFolder('files'), name);
  writeFileSync(path, content);
  return path;
}

describe('export', () => {
  it('prints every event as it is recorded, and says how many and their digest on standard error', async () => {
    const home = learner(NOON);
    const { code, out, err } = await run(home, ['export']);
    expect([code, out]).toEqual([0, readFileSync(join(home, 'journal/someone.jsonl'), 'utf8')]);
    expect(err).toBe(`3 events exported. Digest: ${sha256(out).slice(0, 12)}.\n`);
    expect(await run(home, ['export', '-'])).toEqual({ code, out, err });
  });

  it('writes a file whole, and never over another one unless told', async () => {
    const home = learner(NOON);
    const path = file('mine.txt', 'mine');
    const refused = await run(home, ['export', path]);
    expect([refused.code, refused.out, readFileSync(path, 'utf8')]).toEqual([1, '', 'mine']);
    expect(refused.err).toMatch(/is there already\.\nName another file, or replace it with --force\.\n$/);
    const summary = await json<{ events: number; digest: string }>(['export', path, '--force', '--json'], {
      home,
    });
    const text = readFileSync(path, 'utf8');
    expect(text).toBe(await exported(home));
    expect(summary).toMatchObject({ events: 3, damaged: 0, digest: sha256(text) });
    expect(readdirSync(join(path, '..'))).toEqual(['mine.txt']);
  });

  it.each([
    ['damaged lines', (home: string) => spoil(home, 'rubbish\n'), 0, /1 damaged line was left out/],
    [
      'lines of a newer roadmap',
      (home: string) => spoil(home, '{"v":2}\n'),
      1,
      /newer roadmap were left out/,
    ],
    [
      'a journal that is no file',
      (home: string) => mkdirSync(join(home, 'journal/other.jsonl')),
      1,
      /other\.jsonl \(it is not a file\)/,
    ],
  ])('says that %s stayed behind, and changes nothing', async (_, damage, code, said) => {
    const home = learner(NOON);
    const whole = await exported(home);
    damage(home);
    const before = contents(home);
    expect(await run(home, ['export'])).toMatchObject({ code, out: whole, err: expect.stringMatching(said) });
    expect(contents(home)).toEqual(before);
  });

  it('of nothing is empty, and no folder is made', async () => {
    const home = join(freshFolder(), 'not-there');
    expect(await run(home, ['export'])).toMatchObject({ code: 0, out: '' });
    expect(existsSync(home)).toBe(false);
  });

  it('with --json wants a file', async () => {
    expect(await run(learner(NOON), ['export', '--json'])).toMatchObject({ code: 2, out: '' });
  });
});

const spoil = (home: string, text: string): void =>
  writeFileSync(join(home, 'journal/someone.jsonl'), text, { flag: 'a' });

describe('import', () => {
  it('into an empty folder gives the same progress, digest and export', async () => {
    const home = learner(NOON);
    await run(home, ['done', 'words']);
    const elsewhere = freshFolder();
    const text = await exported(home);
    const { digest, ...more } = await importing(elsewhere, ['-'], { input: text });
    expect(more).toMatchObject({ new: 4, known: 0, damaged: 0, reported: [], backup: null, events: 4 });
    expect([digest, await exported(elsewhere)]).toEqual([sha256(text), text]);
    const status = (folder: string) => json(['status', '--json'], { home: folder, env });
    expect(await status(elsewhere)).toEqual(await status(home));
    expect(statSync(join(elsewhere, 'journal')).mode & 0o777).toBe(0o700);
  });

  it('twice changes nothing the second time, and makes a backup only before something comes in', async () => {
    const [home, other] = [learner(NOON), learner(NOON + 60_000, 2)];
    const path = file('other.jsonl', await exported(other));
    const first = await importing(home, [path]);
    expect(first).toMatchObject({ new: 2, known: 0, events: 5, backup: expect.stringMatching(/-import$/) });
    const before = contents(home);
    expect(await importing(home, [path, path])).toEqual({
      ...first,
      new: 0,
      known: 2,
      backup: null,
      files: 2,
    });
    expect(contents(home)).toEqual(before);
  });

  it('takes journals, backups, whole data folders and gzip, and says what it could not read', async () => {
    const [one, two, three] = [learner(NOON), learner(NOON + 60_000), learner(NOON + 120_000)];
    await run(two, ['reset', 'kinds', '--yes']);
    const backup = readdirSync(join(two, 'backups')).map((name) => join(two, 'backups', name))[0] as string;
    const home = freshFolder();
    const packed = file('three.bin', gzipSync(await exported(three)));
    const { code, out, err } = await run(home, ['import', one, backup, packed, 'nowhere.jsonl']);
    expect([code, err]).toEqual([1, 'nowhere.jsonl: it is not there.\n']);
    expect(out).toMatch(/^9 new events came in; 0 were known already\.\nThere are now 9 events\. Digest: /);
  });

  it('names damaged lines with their places, keeps them, and takes the rest', async () => {
    const [home, other] = [learner(NOON, 1), learner(NOON + 60_000)];
    const [a, b, c] = (await exported(other)).trim().split('\n') as [string, string, string];
    const text = [a, 'rubbish', '', b.replace('"grade":3', '"grade":4'), c.slice(0, 50)].join('\r\n');
    const path = file('bad.jsonl', text);
    const said = await run(home, ['import', path]);
    expect([said.code, said.out.split('\n')[0]]).toEqual([0, '1 new event came in; 0 were known already.']);
    expect(said.err).toBe(
      `${path}:2: no JSON\n${path}:4: its checksum does not fit\n${path}:5: no JSON\n3 lines are damaged and could not be read. The data folder keeps them in quarantine/import.jsonl.\n`,
    );
    const aside = readFileSync(join(home, 'quarantine/import.jsonl'), 'utf8').trim().split('\n');
    const kept = aside.map((line) => Buffer.from(JSON.parse(line).base64, 'base64').toString().trim());
    expect(kept).toEqual(['rubbish', b.replace('"grade":3', '"grade":4'), c.slice(0, 50)]);
  });

  it('with --dry-run says the same and changes nothing', async () => {
    const [home, other] = [learner(NOON), learner(NOON + 60_000)];
    const path = file('other.jsonl', `${await exported(other)}rubbish\n`);
    const before = contents(home);
    const dry = await importing(home, [path, '--dry-run']);
    expect(contents(home)).toEqual(before);
    const wet = await importing(home, [path]);
    expect({ ...dry, dryRun: false, backup: wet.backup }).toEqual(wet);
  });

  const newer = '{"v":2,"id":"01JJJJJJJJJJJJJJJJJJJJJJJJ","whatever":1}\n';
  const noise = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 7919) % 251));
  const huge = () => gzipSync(Buffer.alloc(257 * 1024 * 1024));
  it.each<[string, () => string, RegExp]>([
    ['nothing', () => file('a', ''), /it is empty/],
    ['text', () => file('a', 'Dear diary\nno record\n'), /it holds no records/],
    ['bytes', () => file('a', noise), /no records/],
    ['a line without an end', () => file('a', Buffer.alloc(3_000_000, 'x')), /it holds no records/],
    ['half of a compressed file', () => file('a', gzipSync(noise).subarray(0, 1000)), /it is cut short/],
    [
      'a damaged compressed file',
      () => file('a', Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(50, 0xff)])),
      /it is damaged where it is compressed/,
    ],
    ['a compressed file that unpacks without end', () => file('a.gz', huge()), /it holds more than 256 MB/],
    ['an empty folder', () => freshFolder(), /it is a folder without journals/],
    ['a device', () => '/dev/zero', /it is no regular file; a pipe is read with -/],
    ['nothing at all', () => '/nowhere', /it is not there/],
    ['a newer release', () => file('a', newer), /was written by a newer roadmap; nothing was imported/],
  ])('refuses %s with its reason and changes nothing', async (_, make, reason) => {
    const home = learner(NOON);
    const before = contents(home);
    const { code, out, err } = await run(home, ['import', make()]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(reason);
    expect(contents(home)).toEqual(before);
  });

  it('takes nothing of anything where one file is of a newer release', async () => {
    const [home, other] = [learner(NOON), learner(NOON + 60_000)];
    const before = contents(home);
    const { code } = await run(home, ['import', file('a', await exported(other)), file('b', newer)]);
    expect([code, contents(home)]).toEqual([1, before]);
  });

  it('leaves a folder of a newer release alone, byte for byte', async () => {
    const [home, other] = [learner(NOON), learner(NOON + 60_000)];
    spoil(home, newer);
    const before = contents(home);
    const path = file('a', `${await exported(other)}rubbish\n`);
    expect(await run(home, ['import', path])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/NOT SAVED/),
    });
    expect(contents(home)).toEqual(before);
  });

  it('brings back a line that was damaged in a file of an earlier import', async () => {
    const home = freshFolder();
    const path = file('a', await exported(learner(NOON, 1)));
    await run(home, ['import', path]);
    const [name = ''] = readdirSync(join(home, 'journal'));
    const at = join(home, 'journal', name);
    writeFileSync(at, readFileSync(at, 'utf8').replace('"grade":3', '"grade":2'));
    expect(await importing(home, [path])).toMatchObject({ new: 1, events: 1 });
    expect(await exported(home)).toBe(readFileSync(path, 'utf8'));
  });
});

describe('as processes', () => {
  const program = join(repository, 'bin/roadmap.js');
  const shell = (line: string, home: string) =>
    spawnSync(
      'bash',
      ['-c', `set -o pipefail; roadmap() { '${process.execPath}' '${program}' "$@"; }; ${line}`],
      {
        env: { ...process.env, ...env, ROADMAP_HOME: home, LC_ALL: 'C.UTF-8' },
        encoding: 'utf8',
        timeout: 30_000,
      },
    );

  it('an export comes through a pipe whole, also a long one', () => {
    const [home, elsewhere] = [learner(NOON, 3000), freshFolder()];
    const { status, stdout } = shell(`roadmap export | ROADMAP_HOME='${elsewhere}' roadmap import -`, home);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^3000 new events came in/)]);
    expect(
      shell(`[ "$(roadmap export)" = "$(ROADMAP_HOME='${elsewhere}' roadmap export)" ]`, home).status,
    ).toBe(0);
    expect(shell('roadmap export | head -1 >/dev/null; true', home).stderr).not.toMatch(/EPIPE|at /);
  });
});

it.each([
  [['import', '']],
  [['export', '']],
  [['plan', '--by', '2026-06-01', '--ics', '']],
  [['analyze', '']],
  [['import-quiz', '', '--to', 'here']],
  [['export-quiz', '--format', 'gift', '--to', '']],
])('an empty name is no file: %j', async (argv) => {
  const home = learner(NOON - 86_400_000);
  const before = contents(join(home, 'journal'));
  const { code, err } = await run(home, argv, { now: NOON });
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('An empty name stands where a file or folder belongs.'),
  ]);
  expect(contents(join(home, 'journal'))).toEqual(before);
});

it('ids of events from elsewhere and names of journals are spelled out, never obeyed', async () => {
  const home = freshFolder();
  writeJournal(home, 'small', [answer('odd/\x1b]0;x\x07', NOON - 1000, 3)]);
  mkdirSync(join(home, 'journal/ev\x1b]0;x\x07.jsonl'));
  const { code, out, err } = await run(home, ['undo'], { now: NOON });
  expect([code, out]).toEqual([0, 'Taken back: your answer to odd/\\x1b]0;x\\x07.\n']);
  expect(err).toContain('ev\\x1b]0;x\\x07.jsonl cannot be read');
  expect(err).not.toContain('\x1b');
});
