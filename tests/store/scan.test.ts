import { appendFileSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/learning/event.ts';
import { encode } from '../../src/store/codec.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { type Journals, openJournals } from '../../src/store/journals.ts';
import { type Entry, scan } from '../../src/store/scan.ts';
import { entryOf } from '../../src/store/stamp.ts';
import { union } from '../../src/store/union.ts';
import { anyEvent } from './any-event.ts';
import { laterLine, lineOf } from './lines.ts';
import { answer, failure, temporaryFolder } from './sandbox.ts';

const journal = (events: readonly Event[]): string => events.map((event) => `${encode(event)}\n`).join('');
const entriesOf = (events: readonly Event[]) => scan(Buffer.from(journal(events))).entries;
const noise = fc
  .uint8Array({ minLength: 1, maxLength: 60 })
  .map((bytes) => bytes.filter((byte) => byte !== 10));

describe('reading a journal', () => {
  test('never throws, whatever the bytes, and every offset lies within them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        const { used, sound, entries } = scan(Buffer.from(bytes));
        expect(used).toBeLessThanOrEqual(bytes.length);
        expect([sound, entries]).toEqual([null, []]);
      }),
    );
  });

  test('finds every event between lines of noise', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyEvent, noise), { maxLength: 12 }), (lines) => {
        const bytes = lines.map((line) => (line instanceof Uint8Array ? line : Buffer.from(encode(line))));
        const found = scan(Buffer.concat(bytes.flatMap((line) => [line, Buffer.from('\n')])));
        const events = lines.filter((line) => !(line instanceof Uint8Array));
        expect(found.entries.map((entry) => entry.event)).toEqual(events);
      }),
    );
  });

  test('cut off anywhere gives every event whose line is whole, and goes on from there', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), fc.nat(), (events, at) => {
        const bytes = Buffer.from(journal(events));
        const cut = bytes.length === 0 ? 0 : at % (bytes.length + 1);
        const first = scan(bytes.subarray(0, cut));
        const rest = scan(bytes.subarray(first.used));
        expect([...first.entries, ...rest.entries].map((entry) => entry.event)).toEqual(events);
        expect([...first.bad, ...rest.bad]).toEqual([]);
      }),
    );
  });
});

describe('a stretch of a journal', () => {
  const [one, two] = [lineOf(1, 'AA'), lineOf(2, 'AB')];
  const read = (text: string) => {
    const { entries, bad, newer, used, torn, sound } = scan(Buffer.from(text));
    return {
      ids: entries.map(({ id }) => id.slice(-2)),
      bad: bad.map(String),
      newer,
      used,
      torn: torn === null ? null : String(torn),
      sound: sound === null ? null : [sound.end, sound.id.slice(-2)],
    };
  };
  const nothing = { ids: [], bad: [], newer: false, used: 0, torn: null, sound: null };
  const length = Buffer.byteLength(one.line) + 1;

  test.each([
    ['nothing', '', nothing],
    ['one newline', '\n', { ...nothing, used: 1 }],
    ['blanks', ' \r\n\uFEFF\n  ', { ...nothing, used: 7 }],
    ['many blanks', `${' '.repeat(80)}\n\u00A0\n\u3000\uFEFF`, { ...nothing, used: 84 }],
    ['one line', `${one.line}\n`, { ...nothing, ids: ['AA'], used: length, sound: [length, 'AA'] }],
    ['one line without its newline', one.line, { ...nothing, ids: ['AA'], used: length - 1 }],
    ['one line of a newer release without it', '{"v":2}', { ...nothing, newer: true, used: 7 }],
    ['a torn line', '{"v":1', { ...nothing, torn: '{"v":1' }],
    [
      'a torn line behind a whole one',
      `${one.line}\n{"v":1`,
      { ...nothing, ids: ['AA'], used: length, torn: '{"v":1', sound: [length, 'AA'] },
    ],
    [
      'a damaged line behind a whole one',
      `${one.line}\n?\n`,
      { ...nothing, ids: ['AA'], bad: ['?'], used: length + 2, sound: [length, 'AA'] },
    ],
    [
      'two lines in one',
      `${one.line}${two.line}\n`,
      { ...nothing, ids: ['AA', 'AB'], used: 2 * length - 1, sound: [2 * length - 1, 'AB'] },
    ],
    [
      'a rest of a line before a whole one',
      `{"v":1,"id":"0${one.line}\n`,
      { ...nothing, ids: ['AA'], bad: ['{"v":1,"id":"0'], used: 14 + length, sound: [14 + length, 'AA'] },
    ],
    [
      'rests of lines before one of a later release',
      `{"v":1{"v":1,{"v":2,"a":1}\n`,
      { ...nothing, bad: [`{"v":1{"v":1,{"v":2,"a":1}`], newer: true, used: 27 },
    ],
  ])('that holds %s', (_, text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });

  test('gives its lines without blanks around them', () => {
    const { entries } = scan(Buffer.from(`\uFEFF ${one.line} \r\n`));
    expect(entries).toEqual([{ id: one.id, line: one.line, event: one.event }]);
    const { entries: later } = scan(Buffer.from(`${laterLine('AD')}\n`));
    expect(later).toEqual([{ id: '01JJXA2V0000000000000000AD', line: laterLine('AD'), event: null }]);
  });

  test('holds a text that looks like the beginning of an event, within an event', () => {
    const whole = entryOf(answer(1, { chosen: ['{"v":1}', 'x{"v":2}'] }), {
      id: one.id,
      at: 1,
      tz: 0,
      roadmap: 'backend',
    });
    expect(scan(Buffer.from(`${whole.line}\n`))).toMatchObject({
      entries: [{ id: one.id }],
      bad: [],
      newer: false,
    });
  });
});

describe('journals that are read on', () => {
  const [one, two, three] = ['AA', 'AB', 'AC'].map((id, n) => lineOf(n + 1, id)) as [Entry, Entry, Entry];
  const length = Buffer.byteLength(one.line) + 1;
  const ids = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id.slice(-2));
  const covers = ({ covers: all }: Journals) =>
    [...all].map(([name, { bytes, lastId }]) => [name, bytes, lastId.slice(-2)]);
  function folderOf(files: Readonly<Record<string, string>>): {
    folder: string;
    at: (name: string) => string;
  } {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal'));
    const at = (name: string) => join(folder, 'journal', name);
    for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
    return { folder, at };
  }

  test('give each line once, and know how far they were read', () => {
    const { folder, at } = folderOf({
      'b.jsonl': `${two.line}\n`,
      'a.jsonl': `${one.line}\n`,
      '.c.jsonl': three.line,
    });
    const journals = openJournals(nodeDisk, folder, {});
    expect([ids(journals.readOn()), journals.decoded]).toEqual([['AA', 'AB'], 2 * length]);
    expect(covers(journals)).toEqual([
      ['a.jsonl', length, 'AA'],
      ['b.jsonl', length, 'AB'],
    ]);
    appendFileSync(at('a.jsonl'), `${three.line}\n`);
    expect([ids(journals.readOn()), ids(journals.readOn()), journals.decoded]).toEqual([
      ['AC'],
      [],
      3 * length,
    ]);
    expect(covers(journals)[0]).toEqual(['a.jsonl', 2 * length, 'AC']);
    expect([journals.lost, journals.isNewer, journals.damaged, journals.unreadable.size]).toEqual([
      [],
      false,
      [],
      0,
    ]);
  });

  test('begin behind what is covered already', () => {
    const { folder } = folderOf({ 'a.jsonl': `${one.line}\n${two.line}\n` });
    const journals = openJournals(nodeDisk, folder, { 'a.jsonl': { bytes: length, lastId: one.id } });
    expect([ids(journals.readOn()), journals.decoded, covers(journals)]).toEqual([
      ['AB'],
      length,
      [['a.jsonl', 2 * length, 'AB']],
    ]);
  });

  test('tell of a journal that got shorter, and of a newer release, until the end', () => {
    const { folder, at } = folderOf({ 'a.jsonl': `${one.line}\n{"v":2}\n` });
    const journals = openJournals(nodeDisk, folder, {});
    journals.readOn();
    expect([journals.isNewer, journals.lost]).toEqual([true, []]);
    writeFileSync(at('a.jsonl'), '');
    expect([journals.readOn(), journals.lost, journals.isNewer]).toEqual([[], [one.id], true]);
  });

  test('tell of a journal that is gone, and not where their folder cannot be listed', () => {
    const { folder, at } = folderOf({ 'a.jsonl': `${one.line}\n`, 'b.jsonl': '?\n' });
    let isShut = false;
    const disk = {
      ...nodeDisk,
      readdir: (path: string) => {
        if (isShut) throw failure('EACCES');
        return nodeDisk.readdir(path);
      },
    };
    const journals = openJournals(disk, folder, {});
    journals.readOn();
    isShut = true;
    expect([journals.readOn(), journals.lost]).toEqual([[], []]);
    isShut = false;
    for (const name of ['a.jsonl', 'b.jsonl']) rmSync(at(name));
    expect([journals.readOn(), journals.lost]).toEqual([[], [one.id, '']]);
  });

  test('tell of an unfinished line where it was there at first, and not where somebody is just writing it', () => {
    const { folder, at } = folderOf({ 'a.jsonl': `${one.line}\n{"v":1`, 'b.jsonl': `?\n` });
    const journals = openJournals(nodeDisk, folder, {});
    expect(ids(journals.readOn())).toEqual(['AA']);
    const told = () => journals.damaged.map(({ journal, bytes }) => [journal, String(bytes)]);
    expect(told()).toEqual([
      ['a.jsonl', '{"v":1'],
      ['b.jsonl', '?'],
    ]);
    appendFileSync(at('b.jsonl'), '{"v":1,');
    journals.readOn();
    expect(told()).toHaveLength(2);
    // another terminal goes on between two looks
    const busy = folderOf({ 'a.jsonl': '{"v":1' });
    let looks = 0;
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string, mode?: number) => {
        if (++looks === 2) appendFileSync(busy.at('a.jsonl'), ',"id"');
        return nodeDisk.open(path, flags, mode);
      },
    };
    const other = openJournals(disk, busy.folder, {});
    other.readOn();
    expect([other.damaged, looks]).toEqual([[], 2]);
  });

  test('that cannot be read are named with the reason until they can', () => {
    const { folder, at } = folderOf({ 'b.jsonl': `${two.line}\n` });
    mkdirSync(at('a.jsonl'));
    let isClosed = true;
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string, mode?: number) => {
        if (isClosed) throw failure('EACCES');
        return nodeDisk.open(path, flags, mode);
      },
    };
    const journals = openJournals(disk, folder, {});
    expect([journals.readOn(), [...journals.unreadable]]).toEqual([
      [],
      [
        [at('a.jsonl'), 'it is not a file'],
        [at('b.jsonl'), 'access is not permitted (EACCES)'],
      ],
    ]);
    isClosed = false;
    rmSync(at('a.jsonl'), { recursive: true });
    expect([ids(journals.readOn()), [...journals.unreadable]]).toEqual([['AB'], []]);
  });

  test('are none where there is no folder of them; a link to nowhere in its place is told of', () => {
    const folder = temporaryFolder();
    const unreadable = () => {
      const journals = openJournals(nodeDisk, folder, {});
      expect(journals.readOn()).toEqual([]);
      return [...journals.unreadable];
    };
    expect(unreadable()).toEqual([]);
    symlinkSync(join(folder, 'nowhere'), join(folder, 'journal'));
    const why = 'the folder is not there and cannot be made (ENOENT)';
    expect(unreadable()).toEqual([[join(folder, 'journal'), 'a link to nowhere stands there']]);
    rmSync(join(folder, 'journal'));
    writeFileSync(join(folder, 'journal'), '');
    expect(unreadable()).toEqual([
      [join(folder, 'journal'), 'a file stands where a folder belongs (ENOTDIR)'],
    ]);
    const dangling = join(folder, 'dangling');
    symlinkSync(join(folder, 'nowhere'), dangling);
    const journals = openJournals(nodeDisk, dangling, {});
    journals.readOn();
    expect([...journals.unreadable]).toEqual([[join(dangling, 'journal'), why]]);
  });

  test('hold in memory only the beginning of what is no line of ours, and go on behind it', () => {
    const { folder, at } = folderOf({});
    const zeros = (bytes: number) => '\0'.repeat(bytes);
    const long = 9_000_000;
    writeFileSync(
      at('a.jsonl'),
      `${one.line}\n${zeros(long)}\n${two.line}\n${'['.repeat(70_000)}\n${three.line}\n`,
    );
    writeFileSync(at('b.jsonl'), `${zeros(long)}`);
    const most: number[] = [];
    const disk = {
      ...nodeDisk,
      read: (fd: number, bytes: Uint8Array, ...rest: [number, number, number]) => {
        most.push(bytes.length);
        return nodeDisk.read(fd, bytes, ...rest);
      },
    };
    const journals = openJournals(disk, folder, {});
    expect(ids(journals.readOn())).toEqual(['AA', 'AB', 'AC']);
    expect(Math.max(...most)).toBeLessThan(5_000_000);
    expect(journals.damaged.map(({ journal, bytes }) => [journal, bytes.length])).toEqual([
      ['a.jsonl', 65_536],
      ['a.jsonl', 65_536],
      ['b.jsonl', 65_536],
    ]);
    expect(journals.covers.get('a.jsonl')?.spoilt).toHaveLength(2);
    expect(journals.covers.has('b.jsonl')).toBe(false);
    appendFileSync(at('b.jsonl'), `\n${one.line}\n`);
    expect(ids(journals.readOn())).toEqual(['AA']);
    expect(journals.covers.get('b.jsonl')).toMatchObject({ spoilt: [{ from: 0, to: long }] });
    const again = openJournals(nodeDisk, folder, Object.fromEntries(journals.covers));
    expect([again.readOn(), again.damaged]).toEqual([[], []]);
  });

  test('skip what the caller wrote itself, from where they had read up to', () => {
    const { folder, at } = folderOf({ 'a.jsonl': `${one.line}\n` });
    const journals = openJournals(nodeDisk, folder, {});
    journals.readOn();
    appendFileSync(at('a.jsonl'), `${two.line}\n`);
    expect(journals.skip('a.jsonl', 0, 2 * length, two.id)).toBe(false);
    expect(journals.skip('a.jsonl', length, 2 * length, two.id)).toBe(true);
    expect([journals.readOn(), journals.decoded, covers(journals)]).toEqual([
      [],
      2 * length,
      [['a.jsonl', 2 * length, 'AB']],
    ]);
    expect(journals.skip('new.jsonl', 0, length, one.id)).toBe(true);
    expect(covers(journals)[1]).toEqual(['new.jsonl', length, 'AA']);
  });
});

describe('merging journals', () => {
  const some = fc.array(anyEvent, { maxLength: 8 }).map(entriesOf);

  test('is a union: commutative, associative and idempotent, also where ids clash', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, extra) => {
        // The same ids with other words: what a damaged synchroniser might leave.
        const c = extra.map((entry, n) => ({ ...entry, id: a[n]?.id ?? entry.id }));
        expect(union([...a, ...b])).toEqual(union([...b, ...a]));
        expect(union([...union([...a, ...b]), ...c])).toEqual(union([...a, ...union([...b, ...c])]));
        expect(union([...a, ...a])).toEqual(union(a));
      }),
    );
  });

  test('of two lines under one id keeps the lesser, in whichever order they are met', () => {
    const lines = ['c', 'a', 'b'].map((line) => ({ id: '1', line }));
    expect(union([...lines, { id: '0', line: 'z' }])).toEqual([
      { id: '0', line: 'z' },
      { id: '1', line: 'a' },
    ]);
    expect(union(lines.toReversed())).toEqual([{ id: '1', line: 'a' }]);
  });
});
