import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { checkJournals } from '../../src/store/doctor/journal-check.ts';
import { laterLine, lineOf } from './lines.ts';
import { failure, faulty, temporaryFolder } from './sandbox.ts';

/** A data folder whose journals hold these texts. */
function folderOf(journals: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'journal'));
  for (const [name, text] of Object.entries(journals)) writeFileSync(join(folder, 'journal', name), text);
  return folder;
}
const [one, two, three] = ['AA', 'AB', 'AC'].map((id, n) => lineOf(n + 1, id));
const other = lineOf(9, 'AA');

describe('journals that are read back', () => {
  test('are counted line by line, and what stands twice, or differs under one id, is told apart', () => {
    const folder = folderOf({
      'b.jsonl': `${one?.line}\n\n  \n${two?.line}\r\n${laterLine('AD')}\n`,
      'a.jsonl': `${other.line}\n${two?.line}\n${three?.line}`,
      '.hidden': 'x',
      'notes.txt': 'x',
    });
    const found = checkJournals(nodeDisk, folder);
    expect({ ...found, all: found.all.length, entries: found.entries.map(({ id }) => id.slice(-2)) }).toEqual(
      {
        journals: 2,
        lines: 6,
        damaged: [],
        beyond: 0,
        bytes: [],
        newer: 0,
        unknown: 1,
        repeated: 1,
        clashes: 1,
        unreadable: [],
        others: 1,
        all: 6,
        entries: ['AA', 'AB', 'AC', 'AD'],
      },
    );
    expect(found.all.map(({ line }) => line)).toContain(two?.line);
    expect(found.all.every(({ line }) => line === line.trim())).toBe(true);
  });

  test('have numbers in the order of their names, whatever the order a disk lists them in', () => {
    const folder = folderOf({ 'a.jsonl': '', 'b.jsonl': `\n${one?.line}\n?\n`, 'c.jsonl': '!' });
    const disk = { ...nodeDisk, readdir: (path: string) => nodeDisk.readdir(path).sort().reverse() };
    expect(checkJournals(disk, folder)).toMatchObject({
      lines: 3,
      damaged: [
        { journal: 2, line: 3, reason: 'no JSON', fate: 'lost' },
        { journal: 3, line: 1, reason: 'no JSON', fate: 'lost' },
      ],
      bytes: [
        { journal: 'b.jsonl', bytes: Buffer.from('?') },
        { journal: 'c.jsonl', bytes: Buffer.from('!') },
      ],
    });
  });

  test('are looked into as far as their first damaged lines; the others are counted', () => {
    const rubbish = Array.from({ length: 1500 }, (_, n) => `bad ${n}\n`).join('');
    const folder = folderOf({ 'a.jsonl': `${rubbish}${one?.line}\n`, 'b.jsonl': `\n?\n` });
    const { damaged, beyond, bytes, lines, entries } = checkJournals(nodeDisk, folder);
    expect([damaged.length, bytes.length, beyond, lines, entries.length]).toEqual([1001, 1001, 500, 1502, 1]);
    expect(damaged[999]).toMatchObject({ journal: 1, line: 1000 });
    expect(damaged[1000]).toMatchObject({ journal: 2, line: 2 });
  });

  test('of which there are more than are read at once keep no more of them, and have one count of lines', () => {
    const folder = folderOf({
      'a.jsonl': `${'rubbish\n'.repeat(600)}${'\n'.repeat(4_200_000)}${'?\n'.repeat(600)}`,
    });
    const { damaged, beyond, lines } = checkJournals(nodeDisk, folder);
    expect([damaged.length, beyond, lines]).toEqual([1_000, 200, 1_200]);
    expect(damaged[600]).toMatchObject({ journal: 1, line: 600 + 4_200_000 + 1 });
  });

  test('have a line that is too long to be one as damaged, without reading it whole', () => {
    const folder = folderOf({ 'a.jsonl': `${'['.repeat(9_000_000)}\n${one?.line}\n${'['.repeat(70_000)}` });
    const { damaged, bytes, lines, entries } = checkJournals(nodeDisk, folder);
    expect([lines, entries.length, bytes.map((one) => one.bytes.length)]).toEqual([3, 1, [65_536, 65_536]]);
    expect(damaged).toEqual([
      { journal: 1, line: 1, reason: 'longer than 64 KB', fate: 'lost' },
      { journal: 1, line: 3, reason: 'longer than 64 KB', fate: 'lost' },
    ]);
  });

  test('that are none, or cannot be read, stand under their number with the reason', () => {
    const folder = folderOf({ 'a.jsonl': `${one?.line}\n`, 'c.jsonl': `${two?.line}\n` });
    mkdirSync(join(folder, 'journal', 'b.jsonl'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'journal', 'd.jsonl'));
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string) => {
        if (path.endsWith('c.jsonl')) throw failure('EACCES');
        return nodeDisk.open(path, flags);
      },
    };
    const { journals, unreadable, entries } = checkJournals(disk, folder);
    expect([journals, entries.length]).toEqual([4, 1]);
    expect(unreadable).toEqual([
      { journal: 2, why: 'it is no file' },
      { journal: 3, why: 'access is not permitted (EACCES)' },
      { journal: 4, why: 'a link to nowhere stands there' },
    ]);
  });

  test('are missing where there is no folder of them, which is no fault', () => {
    expect(checkJournals(nodeDisk, temporaryFolder())).toMatchObject({ journals: 0, unreadable: [] });
  });

  test('have a folder that may not be listed, or that leads nowhere, which is one', () => {
    const denied = faulty(nodeDisk, (name) => {
      if (name === 'readdir') throw failure('EACCES');
    });
    expect(checkJournals(denied, temporaryFolder()).unreadable).toEqual([
      { journal: 0, why: 'access is not permitted (EACCES)' },
    ]);
    const folder = temporaryFolder();
    symlinkSync(join(folder, 'nowhere'), join(folder, 'journal'));
    expect(checkJournals(nodeDisk, folder).unreadable).toEqual([
      { journal: 0, why: 'a link to nowhere stands there' },
    ]);
  });

  test('of journals: lines of a later release, also where one was torn into another', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal'));
    const whole = lineOf(1, 'AA').line;
    const text = [laterLine('AB'), '{"v":2}', `{"v":1,"id":"01{"v":2,"a":1}`, `{"v":1,"id":"01${whole}`].join(
      '\n',
    );
    writeFileSync(join(folder, 'journal/a.jsonl'), text);
    const { entries, unknown, newer, damaged } = checkJournals(nodeDisk, folder);
    expect(entries.map(({ id }) => id)).toEqual(['01JJXA2V0000000000000000AA', '01JJXA2V0000000000000000AB']);
    expect({ unknown, newer, damaged: damaged.length }).toEqual({ unknown: 1, newer: 2, damaged: 2 });
  });
});

describe('a damaged line', () => {
  const begun = '{"v":1,"id":"01JJXA2V0000000000000000ZZ"';
  test.each([
    ['cut in its first letters', '{"v":1', 'unfinished'],
    ['cut before its id', '{"v":1,"id":"', 'unfinished'],
    ['cut in its id', '{"v":1,"id":"01JJ', 'unfinished'],
    ['cut in its middle', `${begun},"at":1`, 'unfinished'],
    ['cut before a checksum that stands in a text', `${begun},"a":"\\"c\\":12","b":1`, 'unfinished'],
    ['with a field that merely ends as a checksum does', `${begun},"c":"xyz"`, 'unfinished'],
    ['with a checksum, and more', `${begun},"c":"12ab","d":1`, 'unfinished'],
    ['cut where its checksum begins', `${begun},"c":"`, 'lost'],
    ['cut in its checksum', `${begun},"c":"12a`, 'lost'],
    ['cut after its checksum', `${begun},"c":"12ab34cd"`, 'lost'],
    ['whole but for its letters', `${begun},"at":1x}`, 'lost'],
    ['whole but for its letters, with a carriage return', `${begun},"at":1x}\r`, 'lost'],
    ['that begins otherwise', '"id":"01JJ', 'lost'],
    ['of nothing known', '?', 'lost'],
    ['that is no event', '{"a":1}', 'lost'],
    ['whose event stands elsewhere', one?.line.slice(0, -9) ?? '', 'found'],
    ['with other numbers than its checksum says', two?.line.replace('"tz":0', '"tz":1') ?? '', 'found'],
    ['whose event stands nowhere', three?.line.slice(0, -4) ?? '', 'lost'],
  ])('%s: %s', (_, line, fate) => {
    const folder = folderOf({ 'a.jsonl': `${line}\n`, 'b.jsonl': `${one?.line}\n${two?.line}\n` });
    expect(checkJournals(nodeDisk, folder).damaged).toEqual([expect.objectContaining({ line: 1, fate })]);
  });
});
