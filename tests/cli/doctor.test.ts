import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { saveSnapshot } from '../../src/store/snapshot.ts';
import { contents } from '../store/sandbox.ts';
import { answer, writeJournal } from '../support/journal.ts';
import { freshFolder, repository, roadmap } from '../support/program.ts';

const small = join(repository, 'tests/support/small');
const DAY = 86_400_000;
const NOON = Date.UTC(2026, 0, 5, 12);
const env = { ROADMAP_DIR: small };

interface Check {
  readonly id: string;
  readonly state: 'ok' | 'repaired' | 'warning' | 'error';
  readonly message: string;
  readonly details: readonly string[];
  readonly hint: string | null;
  readonly fixable: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}
interface Report {
  readonly code: number;
  readonly ok: boolean;
  readonly events: number;
  readonly digest: string;
  readonly stateDigest: string;
  readonly checks: ReadonlyMap<string, Check>;
  /** what is not in order: `journals error` */
  readonly said: readonly string[];
}

const run = (home: string, argv: readonly string[], more: object = {}) =>
  roadmap(argv, { home, env, ...more });

async function doctor(home: string, argv: readonly string[] = [], more: object = {}): Promise<Report> {
  const { code, out, err } = await run(home, ['doctor', ...argv, '--json'], more);
  expect(err).toBe('');
  const { checks, ...rest } = JSON.parse(out) as Omit<Report, 'code' | 'checks' | 'said'> & {
    checks: Check[];
  };
  const said = checks.filter(({ state }) => state !== 'ok').map(({ id, state }) => `${id} ${state}`);
  expect([code, rest.ok]).toEqual(said.some((one) => one.endsWith('error')) ? [1, false] : [0, true]);
  return { ...rest, code, said, checks: new Map(checks.map((check) => [check.id, check])) };
}

const JOURNAL = 'journal/someone.jsonl';
/** A learner with some answers, a summary, and a backup of a day ago that holds them. */
async function learner(): Promise<string> {
  const home = freshFolder();
  const answers = ['kinds/one', 'kinds/type', 'kinds/typed-word'];
  writeJournal(
    home,
    'small',
    answers.map((question, i) => answer(question, NOON - DAY + i * 1000, 3)),
  );
  const text = readFileSync(join(home, JOURNAL));
  put(home, 'backups/2026-01-04/someone.jsonl.gz', gzipSync(text));
  put(home, 'settings.json', '{"session":15}\n');
  await saveSnapshot(nodeDisk, home, openLedger(nodeDisk, home, null).snapshot());
  for (const path of ['', 'journal', 'backups', 'backups/2026-01-04']) chmodSync(join(home, path), 0o700);
  for (const path of [JOURNAL, 'backups/2026-01-04/someone.jsonl.gz', 'settings.json'])
    chmodSync(join(home, path), 0o600);
  return home;
}
function put(home: string, path: string, content: string | Buffer): void {
  mkdirSync(join(home, path, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, path), content, { mode: 0o600 });
}
const textOf = (home: string, path: string): string => readFileSync(join(home, path), 'utf8');
const change = (home: string, path: string, from: string | RegExp, to: string): void =>
  writeFileSync(join(home, path), textOf(home, path).replace(from, to));
/** Only what the journals alone say. */
const alone = (home: string): void => rmSync(join(home, 'backups'), { recursive: true });

describe('the doctor', () => {
  it('finds nothing wrong where nothing is, and changes nothing', async () => {
    const home = await learner();
    const before = contents(home);
    const { code, said, events, digest } = await doctor(home);
    expect([code, said, events]).toEqual([0, [], 3]);
    expect(contents(home)).toEqual(before);
    const { err } = await run(home, ['export']);
    expect(err).toContain(digest.slice(0, 12));
  });

  it('makes no data folder where there is none', async () => {
    const home = join(freshFolder(), 'deep', 'down');
    expect(await doctor(home)).toMatchObject({ code: 0, said: [], events: 0 });
    expect(existsSync(join(home, '..'))).toBe(false);
  });

  it.each<[string, (home: string) => void, string[], string[], RegExp]>([
    [
      'a changed line that a backup has',
      (home) => change(home, JOURNAL, '"grade":3', '"grade":2'),
      ['journals error', 'summary repaired', 'backups error'],
      ['journals warning', 'backups repaired'],
      /Journal 1, line 1: its checksum does not fit; what it said is lost/,
    ],
    [
      'a changed line that nothing else has',
      (home) => {
        change(home, JOURNAL, '"grade":3', '"grade":2');
        alone(home);
      },
      ['journals error', 'summary repaired'],
      ['journals error'],
      /what it said is lost/,
    ],
    [
      'a line cut off while it was written',
      (home) => writeFileSync(join(home, JOURNAL), textOf(home, JOURNAL).slice(0, 130), { flag: 'a' }),
      ['journals warning'],
      ['journals warning'],
      /line 4: no JSON; the event stands elsewhere, so nothing was lost/,
    ],
    [
      'a last line without its end, which a backup has',
      (home) => writeFileSync(join(home, JOURNAL), textOf(home, JOURNAL).slice(0, -60)),
      ['journals warning', 'summary repaired', 'backups error'],
      ['journals warning', 'backups repaired'],
      /line 3: no JSON; it was never finished/,
    ],
    [
      'rubbish among the lines',
      (home) => change(home, JOURNAL, '\n', '\n<<<<<<< HEAD\n\n'),
      ['journals error', 'summary repaired'],
      ['journals error'],
      /line 2: no JSON; what it said is lost/,
    ],
    [
      'a journal that is gone',
      (home) => rmSync(join(home, JOURNAL)),
      ['summary repaired', 'backups error'],
      ['backups repaired'],
      /They hold 3 events that the journals lack/,
    ],
    [
      'a journal that is a folder',
      (home) => mkdirSync(join(home, 'journal/other.jsonl'), { mode: 0o700 }),
      ['journals error'],
      ['journals error'],
      /Journal 1 cannot be read: it is no file/,
    ],
    [
      'a journal that stands there twice, and a file beside it',
      (home) => {
        put(home, 'journal/someone (copy).jsonl', textOf(home, JOURNAL));
        put(home, 'journal/someone.bak', 'x');
      },
      ['journals warning'],
      ['journals warning'],
      /3 events in several places; each counts once/,
    ],
    [
      'a backup cut short',
      (home) => {
        const path = join(home, 'backups/2026-01-04/someone.jsonl.gz');
        writeFileSync(path, readFileSync(path).subarray(0, 60));
      },
      ['backups error'],
      ['backups repaired'],
      /2026-01-04: a copy is cut short/,
    ],
    [
      'a damaged backup',
      (home) => put(home, 'backups/2026-01-03/a.jsonl.gz', Buffer.alloc(50, 7)),
      ['backups error'],
      ['backups repaired'],
      /2026-01-03: a copy is damaged/,
    ],
    [
      'a damaged summary',
      (home) => put(home, 'progress.json', '{"version":1,'),
      ['summary repaired'],
      [],
      /was damaged; it was worked out again/,
    ],
    [
      'settings that are not allowed',
      (home) => put(home, 'settings.json', '{"session":0,"plain":"perhaps"}'),
      ['settings error'],
      ['settings error'],
      /"session" must be a whole number from 1 to 100[\s\S]*"plain" must be true or false/,
    ],
    [
      'settings that are no JSON',
      (home) => put(home, 'settings.json', 'session = 3'),
      ['settings repaired'],
      [],
      /settings\.json was damaged and is kept in quarantine/,
    ],
    [
      'what others may look into',
      (home) => {
        chmodSync(home, 0o755);
        chmodSync(join(home, JOURNAL), 0o664);
      },
      ['folder repaired'],
      [],
      /2 things in it that others could look into were closed to them/,
    ],
    [
      'a damaged cache',
      (home) => put(home, 'cache/0123.index', 'roadmap-index 5\nrubbish'),
      ['cache repaired'],
      [],
      /1 file was damaged or outdated, and removed/,
    ],
    [
      'a note that is no file',
      (home) => mkdirSync(join(home, 'notes/small/deep/http.md/x'), { recursive: true, mode: 0o700 }),
      ['notes warning'],
      ['notes warning'],
      /cannot be read/,
    ],
    [
      'events that lie ahead',
      (home) => writeJournal(home, 'small', [answer('kinds/one', NOON + 2 * DAY, 3)]),
      ['clock warning', 'summary repaired', 'backups error'],
      ['clock warning', 'backups repaired'],
      /1 event lies ahead of it/,
    ],
  ])(
    'tells of %s, repairs what it can, and says what --fix leaves',
    async (_, damage, first, fixed, words) => {
      const home = await learner();
      damage(home);
      const journals = contents(join(home, 'journal'));
      const { said, checks } = await doctor(home);
      expect(said).toEqual(first);
      expect(
        [...checks.values()].flatMap(({ message, details }) => [message, ...details]).join('\n'),
      ).toMatch(words);
      // nothing is added to the journals unasked
      expect(contents(join(home, 'journal'))).toEqual(journals);
      const again = first.filter((one) => !one.endsWith('repaired'));
      expect((await doctor(home)).said).toEqual(again);
      expect((await doctor(home, ['--fix'])).said).toEqual(fixed);
      const last = fixed.filter((one) => !one.endsWith('repaired'));
      expect((await doctor(home, ['--fix'])).said).toEqual(last);
      expect(contents(join(home, 'journal'))).toMatchObject(journals);
    },
  );

  it('brings back every event of a lost journal, after a backup of what is there', async () => {
    const home = await learner();
    const lost = textOf(home, JOURNAL);
    rmSync(join(home, JOURNAL));
    await run(home, ['answer', 'kinds/one', 'c'], { now: NOON });
    const report = await doctor(home, ['--fix']);
    expect(report.checks.get('backups')?.details.join()).toMatch(
      /^3 events that the journals lacked were brought back\. A backup was made before: 2026-01-05-.*-repair\.$/,
    );
    const { out } = await run(home, ['export']);
    expect([report.events, out.startsWith(lost)]).toEqual([4, true]);
    const elsewhere = freshFolder();
    await run(elsewhere, ['import', '-'], { input: out });
    expect(await doctor(elsewhere)).toMatchObject({ digest: report.digest, stateDigest: report.stateDigest });
  });

  it('brings back what a damaged backup alone holds before it puts it aside', async () => {
    const home = await learner();
    const packed = gzipSync(textOf(home, JOURNAL));
    alone(home);
    put(home, 'backups/2026-01-04/someone.jsonl.gz', packed.subarray(0, -10));
    put(home, 'backups/2026-01-04/other.jsonl.gz', 'rubbish');
    rmSync(join(home, JOURNAL));
    const found = await doctor(home);
    expect([found.code, found.checks.get('backups')?.details.at(-1)]).toEqual([
      1,
      '2026-01-04: a copy is damaged. 3 events that the journals lack can still be read in it.',
    ]);
    const { checks, events } = await doctor(home, ['--fix']);
    expect([events, checks.get('backups')?.details]).toEqual([
      3,
      [
        '3 events that the journals lacked were brought back.',
        '2026-01-04 was damaged and was put into quarantine/.',
      ],
    ]);
    expect(existsSync(join(home, 'quarantine/backup-2026-01-04/someone.jsonl.gz'))).toBe(true);
    expect((await doctor(home)).code).toBe(0);
  });

  it('leaves a backup in its place that it cannot open: what it holds is not known', async () => {
    const home = await learner();
    const path = join(home, 'backups/2026-01-03/a.jsonl.gz');
    put(home, 'backups/2026-01-03/a.jsonl.gz', '');
    rmSync(path);
    symlinkSync('/nowhere/at/all', path);
    const { checks } = await doctor(home, ['--fix']);
    expect(checks.get('backups')).toMatchObject({ state: 'error', fixable: false });
    expect(checks.get('backups')?.hint).toMatch(/^Make them readable again/);
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
  });

  it('sees a summary that fits the journals and lies', async () => {
    const home = await learner();
    const snapshot = openLedger(nodeDisk, home, null).snapshot();
    const progress = structuredClone(snapshot.progress) as { roadmaps: Record<string, { cards: object }> };
    (progress.roadmaps.small as { cards: object }).cards = {};
    await saveSnapshot(nodeDisk, home, { ...snapshot, progress: progress as never });
    expect(JSON.parse((await run(home, ['status', '--json'])).out).questions.seen).toBe(0);
    expect((await doctor(home)).said).toEqual(['summary repaired']);
    expect(JSON.parse((await run(home, ['status', '--json'])).out).questions.seen).toBe(3);
  });

  it('keeps the summary that knew of records which are gone', async () => {
    const home = await learner();
    const before = textOf(home, 'progress.json');
    rmSync(join(home, JOURNAL));
    const { checks } = await doctor(home);
    expect(checks.get('summary')?.message).toBe(
      'counted records that are in no journal any more; it is kept in quarantine/, and was worked out again.',
    );
    expect(textOf(home, 'quarantine/progress.json')).toBe(before);
  });

  it('keeps damaged lines in quarantine, and says so in the same report', async () => {
    const home = await learner();
    writeFileSync(join(home, JOURNAL), 'rubbish\n', { flag: 'a' });
    const { checks } = await doctor(home);
    expect(checks.get('quarantine')?.facts).toMatchObject({ lines: 1 });
  });

  it.each<[string, (home: string) => void]>([
    ['journals', (home) => writeFileSync(join(home, JOURNAL), '{"v":2,"x":1}\n', { flag: 'a' })],
    ['summary', (home) => put(home, 'progress.json', '{"version":9}')],
  ])('leaves a folder of a newer release as it is, byte for byte, told by its %s', async (id, damage) => {
    const home = await learner();
    put(home, 'backups/2026-01-03/a.jsonl.gz', 'rubbish');
    put(home, 'cache/0123.index', 'rubbish');
    writeFileSync(join(home, JOURNAL), 'rubbish\n', { flag: 'a' });
    damage(home);
    chmodSync(home, 0o755);
    const before = contents(home);
    const { said } = await doctor(home, ['--fix']);
    expect(said).toContain(`${id} error`);
    expect([contents(home), statSync(home).mode & 0o777]).toEqual([before, 0o755]);
  });

  it.each<[string, (at: string) => void, RegExp]>([
    ['a file', (at) => writeFileSync(at, 'x'), /no folder that can be used/],
    ['a link to nowhere', (at) => symlinkSync('/nowhere/at/all', at), /no folder that can be used/],
  ])('says that the data folder is %s, and goes on', async (_, make, words) => {
    const home = join(freshFolder(), 'data');
    make(home);
    const { code, checks } = await doctor(home, ['--fix']);
    expect([code, checks.get('folder')?.message]).toEqual([1, expect.stringMatching(words)]);
    expect(checks.get('roadmap')?.facts).toMatchObject({ opened: true });
  });

  it('says that a data folder cannot be made, and leaves nothing behind where it can', async () => {
    const { code, checks } = await doctor('/proc/nowhere/deep', ['--fix']);
    expect([code, checks.get('folder')?.state]).toEqual([1, 'error']);
    expect(checks.get('folder')?.message).toMatch(/^\$ROADMAP_HOME cannot be made: .*\(E[A-Z]+\)\.$/);
    const above = freshFolder();
    await doctor(join(above, 'deep', 'down'));
    expect(readdirSync(above)).toEqual([]);
  });

  it('says what of a repair did not work', async () => {
    const home = await learner();
    put(home, 'backups/2026-01-03/a.jsonl.gz', 'rubbish');
    put(home, 'quarantine', 'a file, where a folder belongs');
    const { said, checks } = await doctor(home, ['--fix']);
    expect(said).toEqual(['folder error', 'backups error']);
    expect(checks.get('folder')?.details).toEqual([
      expect.stringMatching(/^The repair from backups did not come to its end: a file stands .*\.$/),
    ]);
  });

  it('says so where the data folder is a link, and repairs behind it', async () => {
    const home = await learner();
    const link = join(freshFolder(), 'link');
    symlinkSync(home, link);
    chmodSync(home, 0o755);
    const { said, checks } = await doctor(link);
    expect([said, checks.get('folder')?.details[0]]).toEqual([
      ['folder repaired'],
      'It is a link to another folder.',
    ]);
    expect(statSync(home).mode & 0o777).toBe(0o700);
  });

  it('says that the roadmap in use cannot be opened', async () => {
    const { said } = await doctor(await learner(), [], { env: { ROADMAP_DIR: '/nowhere' } });
    expect(said).toEqual(['roadmap error']);
  });

  it('gives away no answer, note, question, path or name', async () => {
    const home = join(freshFolder('secret-anna'), 'my secret folder');
    const secret = 'swordfish';
    writeJournal(home, `${secret}-roadmap`, [answer(`${secret}/${secret}`, NOON, 1)]);
    put(home, `journal/${secret}-laptop.jsonl`, `${secret}\n{"v":1,"${secret}":1}\n`);
    put(home, `journal/${secret}.txt`, secret);
    put(home, `backups/${secret}/${secret}.jsonl.gz`, secret);
    put(home, `backups/${secret}.txt`, secret);
    put(home, 'settings.json', `{"${secret}":1,"roadmap":7,"session":"${secret}"}`);
    put(home, 'progress.json', secret);
    put(home, `notes/${secret}/${secret}.md`, secret);
    put(home, `quarantine/${secret}.jsonl`, secret);
    mkdirSync(join(home, 'journal', `${secret}-folder.jsonl`));
    for (const argv of [['doctor'], ['doctor', '--json'], ['doctor', '--fix']]) {
      const { out, err } = await roadmap(argv, {
        home,
        env: { ROADMAP_DIR: join(home, secret), TERM: `${secret} terminal`, LANG: `/${secret}.UTF-8` },
      });
      expect(err).toBe('');
      expect(out).not.toMatch(/swordfish|anna|secret|\/tmp|nonexistent/i);
      expect(out).toMatch(/Journal|journals/);
    }
  });

  it('never fails for what it finds, and touches no journal unasked', async () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom(
          '',
          '{}',
          '[]',
          'null',
          '{"v":1',
          '{"version":1}',
          '\n\n',
          '{"version":1,"covers":{"a":1}}',
        )
        .map(Buffer.from),
    );
    const paths = [
      'journal/a.jsonl',
      'journal/someone.jsonl',
      'progress.json',
      'settings.json',
      'backups/2026-01-02/a.jsonl.gz',
      'backups/file',
      'quarantine/a.jsonl',
      'notes/small/kinds.md',
      'cache/0.index',
      'cache/0.search',
      'cache/0.check',
    ];
    const anyDamage = fc.array(fc.tuple(fc.constantFrom(...paths), anyBytes), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyDamage, async (damages) => {
        const home = await learner();
        for (const [path, bytes] of damages) put(home, path, bytes);
        const journals = contents(join(home, 'journal'));
        await doctor(home);
        expect(contents(join(home, 'journal'))).toEqual(journals);
        await doctor(home, ['--fix']);
        expect(contents(join(home, 'journal'))).toMatchObject(journals);
        expect((await doctor(home, ['--fix'])).said.filter((one) => one.endsWith('repaired'))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('runs as it is installed, and repairs what it said', async () => {
    const home = await learner();
    rmSync(join(home, JOURNAL));
    const ask = (...argv: string[]) =>
      spawnSync(process.execPath, [join(repository, 'bin/roadmap.js'), 'doctor', ...argv], {
        env: { ...process.env, ...env, ROADMAP_HOME: home, LC_ALL: 'C', COLUMNS: '40' },
        encoding: 'utf8',
      });
    const { status, stdout, stderr } = ask();
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^v Program: roadmap \d+\.\d+\.\d+ on Node /);
    expect(stdout).toMatch(
      /\nx Backups: 1 backup of 1 read back, the newest 2026-01-04\.\n {2}They hold 3 events/,
    );
    expect(stdout).toMatch(/^[\x20-\x7e\n]*$/);
    expect(stdout).toMatch(/Wrong: backups\. What can be repaired is, with: roadmap doctor --fix\n$/);
    expect(ask('--fix').status).toBe(0);
    expect(readdirSync(join(home, 'journal')).length).toBeGreaterThan(0);
  });
});
