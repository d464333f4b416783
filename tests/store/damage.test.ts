import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBackup } from '../../src/store/backup.ts';
import { decode, encode } from '../../src/store/codec.ts';
import { deviceName } from '../../src/store/device.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { scan } from '../../src/store/scan.ts';
import { saveSnapshot } from '../../src/store/snapshot.ts';
import { roadmap } from '../support/program.ts';
import { readBackup } from './read-backup.ts';
import { answer, MORNING, open, temporaryFolder } from './sandbox.ts';

const OWN = deviceName(nodeDisk);
const OTHER = 'ddddeeeeffff';
const BACKUP = '2025-01-30';

/** Where damage is done, from the data folder. */
const FILES = {
  'the journal of this machine': join('journal', `${OWN}.jsonl`),
  'the journal of another machine': join('journal', `${OTHER}.jsonl`),
  'the summary': 'progress.json',
  'the settings': 'settings.json',
  'a backup': join('backups', BACKUP, `${OWN}.jsonl.gz`),
} as const;
type Place = keyof typeof FILES;

const noise = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3)) % 256));
const lines = (bytes: Buffer): string[] => bytes.toString().trimEnd().split('\n');
const text = (...parts: readonly string[]): Buffer => Buffer.from(parts.map((part) => `${part}\n`).join(''));

/** Ways in which bytes are damaged; those of a journal are whole lines before. */
const BYTES: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  empty: () => Buffer.alloc(0),
  'cut in the middle': (bytes) => bytes.subarray(0, bytes.length / 2),
  'torn in its last line': (bytes) => bytes.subarray(0, -20),
  'nothing but NULs': (bytes) => Buffer.alloc(bytes.length),
  'followed by NULs': (bytes) => Buffer.concat([bytes, Buffer.alloc(500)]),
  'nothing but garbage': () => noise,
  'garbage in the middle': (bytes) => {
    const middle = bytes.indexOf('\n', bytes.length / 3) + 1;
    return Buffer.concat([bytes.subarray(0, middle), noise, Buffer.from('\n'), bytes.subarray(middle)]);
  },
  'another root': () => Buffer.from('[1,2]'),
  'a byte-order mark': (bytes) => Buffer.concat([Buffer.from('\uFEFF'), bytes]),
  'conflict markers': (bytes) => {
    const [first = '', ...rest] = lines(bytes);
    return text('<<<<<<< HEAD', first, '=======', ...rest, '>>>>>>> laptop');
  },
  'written twice': (bytes) => Buffer.concat([bytes, bytes]),
  'the same id with other bytes': (bytes) => {
    const [first = '', ...rest] = lines(bytes);
    const found = decode(first);
    if (found.type !== 'event' || found.event.kind !== 'answered') return bytes;
    return text(first, encode({ ...found.event, grade: 1, score: 0 }), ...rest);
  },
  'out of order': (bytes) => text(...lines(bytes).reverse()),
  'CRLF at the end of lines': (bytes) => Buffer.from(bytes.toString().replaceAll('\n', '\r\n')),
};

/** Ways in which something else stands in its place. */
const INSTEAD: Readonly<Record<string, (path: string) => void>> = {
  'a folder in its place': (path) => mkdirSync(path),
  'a link to nowhere in its place': (path) => symlinkSync('/nowhere/at/all', path),
};

const NEWER: Readonly<Record<string, string>> = {
  journal: '{"v":2,"kind":"answered","new":"shape"}\n',
  summary: '{"version":99}',
};

/** A home that has everything, each file as it should be. */
async function makeHome(): Promise<string> {
  const folder = temporaryFolder();
  open(folder, { device: OWN }).appendAll(Array.from({ length: 12 }, (_, n) => answer(n)));
  open(folder, { device: OTHER, now: () => MORNING + 5 }).appendAll([answer(20), answer(21), answer(22)]);
  makeBackup(nodeDisk, folder, { name: BACKUP, tag: 'a' });
  writeFileSync(join(folder, 'settings.json'), '{\n  "session": 15\n}\n');
  expect(await saveSnapshot(nodeDisk, folder, openLedger(nodeDisk, folder, null).snapshot())).toBe(true);
  return folder;
}

/** What stands at a path: its bytes, where a link leads, or that it is a folder. */
function standing(path: string): string {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 'nothing';
  if (status.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  return status.isDirectory() ? 'folder' : readFileSync(path).toString('base64');
}

/** All that stands in a folder. */
const everything = (folder: string): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(folder, { recursive: true }) as string[])
      .sort()
      .map((path) => [path, standing(join(folder, path))]),
  );

/** What two runs of the program say on standard error. */
async function said(folder: string): Promise<readonly string[]> {
  const runs = [await roadmap(['status'], { home: folder }), await roadmap(['status'], { home: folder })];
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  return runs.map(({ err }) => err.trimEnd());
}

const isJournal = (place: Place): boolean => place.startsWith('the journal');
const ids = (entries: readonly { readonly id: string }[]): string[] => entries.map(({ id }) => id);

/** Whether the two runs say anything: damage is said once, what stands in the way as long as it does. */
const expectation = (place: Place, way: string): 'never' | 'once' | 'each time' => {
  const isQuiet: Readonly<Record<Place, readonly string[]>> = {
    'the journal of this machine': [
      'empty',
      'a byte-order mark',
      'written twice',
      'out of order',
      'CRLF at the end of lines',
    ],
    'the journal of another machine': [
      'empty',
      'a byte-order mark',
      'written twice',
      'out of order',
      'CRLF at the end of lines',
    ],
    'the summary': [
      'a byte-order mark',
      'the same id with other bytes',
      'out of order',
      'CRLF at the end of lines',
    ],
    'the settings': ['a byte-order mark', 'the same id with other bytes', 'CRLF at the end of lines'],
    'a backup': [...Object.keys(BYTES), ...Object.keys(INSTEAD)],
  };
  if (isQuiet[place].includes(way)) return 'never';
  return way in INSTEAD && place !== 'the summary' ? 'each time' : 'once';
};

describe.each(Object.keys(FILES) as Place[])('damage to %s', (place) => {
  const file = FILES[place];

  test.each([...Object.keys(BYTES), ...Object.keys(INSTEAD)])('%s', async (way) => {
    const folder = await makeHome();
    const path = join(folder, file);
    const whole = readFileSync(path);
    const former = open(folder).lines();
    if (isJournal(place)) rmSync(join(folder, 'progress.json'));
    if (way in INSTEAD) {
      rmSync(path);
      INSTEAD[way]?.(path);
    } else {
      // the summary is one line without its end
      const bytes = BYTES[way]?.(place === 'the summary' ? Buffer.concat([whole, Buffer.from('\n')]) : whole);
      writeFileSync(
        path,
        place === 'the summary' && bytes?.at(-1) === 10 ? bytes.subarray(0, -1) : (bytes as Buffer),
      );
    }
    const before = standing(path);

    const [first, second] = await said(folder);
    const expected = expectation(place, way);
    if (expected === 'never') expect([first, second]).toEqual(['', '']);
    else {
      expect(first).toMatch(/^[^\n]+\.$/);
      expect(second).toBe(expected === 'once' ? '' : first);
    }

    // what is undamaged counts
    const rest = isJournal(place)
      ? ids(scan(way in INSTEAD ? Buffer.alloc(0) : readFileSync(path)).entries)
      : [];
    const gone = isJournal(place) ? ids(scan(whole).entries).filter((id) => !rest.includes(id)) : [];
    const now = open(folder);
    const kept = former.filter((line) => !gone.some((id) => line.includes(id)));
    expect(now.lines()).toEqual(way === 'the same id with other bytes' ? expect.any(Array) : kept);
    expect(ids(now.lines().map((line) => JSON.parse(line)))).toEqual(
      ids(kept.map((line) => JSON.parse(line))),
    );
    expect(now.progress()).toEqual(openLedger(nodeDisk, folder, null).progress());

    // the damaged bytes are there yet
    const aside = join(folder, 'quarantine', file.split('/').at(-1) ?? '');
    const isAside = !isJournal(place) && standing(path) !== before;
    expect(standing(isAside ? aside : path)).toBe(before);
    if (isJournal(place) && expected === 'once') {
      const copies = readdirSync(join(folder, 'quarantine')).map((name) =>
        readFileSync(join(folder, 'quarantine', name), 'utf8'),
      );
      const bytes = lines(Buffer.from(copies.join(''))).map((row) =>
        Buffer.from(JSON.parse(row).base64, 'base64'),
      );
      for (const one of bytes) expect(readFileSync(path).includes(one.subarray(0, 4096))).toBe(true);
      expect(bytes.length).toBeGreaterThan(0);
    }

    // and it goes on
    if (expected === 'each time' && place === 'the journal of this machine') {
      expect(() => open(folder, { device: OWN }).append(answer(30))).toThrow(/^NOT SAVED/);
    } else {
      open(folder, { device: OWN }).append(answer(30));
      expect(open(folder).lines()).toHaveLength(kept.length + 1);
      expect(open(folder).notices).toEqual(
        expected === 'each time' && isJournal(place) ? [expect.stringContaining('cannot be read')] : [],
      );
    }
    if (place === 'a backup' && way !== 'empty') {
      renameSync(path, `${path}.aside`);
      expect(readBackup(nodeDisk, folder, BACKUP).size).toBe(1);
    }
  });
});

describe('a newer release that wrote', () => {
  test.each([
    ['a line in the journal of this machine', FILES['the journal of this machine'], 'journal'],
    ['a line in the journal of another machine', FILES['the journal of another machine'], 'journal'],
    ['the summary', FILES['the summary'], 'summary'],
  ] as const)('%s is said each time, and not a byte is changed', async (_, file, kind) => {
    const folder = await makeHome();
    const path = join(folder, file);
    const whole = readFileSync(path, 'utf8');
    writeFileSync(path, kind === 'journal' ? `${whole}rubbish\n${NEWER[kind]}` : (NEWER[kind] ?? ''));
    const before = everything(folder);
    const [first, second] = await said(folder);
    expect(first).toContain('was written by a newer roadmap');
    expect(second).toBe(first);
    for (const args of [['answer', 'http/get-is-safe', 'a'], ['done', 'http'], ['undo']]) {
      const ran = await roadmap(args, { home: folder });
      expect(ran.code, args.join(' ')).toBeGreaterThan(0);
    }
    expect(everything(folder)).toEqual(before);
  });

  test('settings of its own leaves them where they are', async () => {
    const folder = await makeHome();
    const settings = '{"version":9,"session":15,"later":{"a":1}}';
    writeFileSync(join(folder, 'settings.json'), settings);
    expect(await said(folder)).toEqual(['', '']);
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).toBe(settings);
    expect((await roadmap(['config', 'set', 'plain', 'yes'], { home: folder })).code).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual({
      version: 9,
      session: 15,
      later: { a: 1 },
      plain: true,
    });
  });
});
