import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adopt, takeIn } from '../../src/store/adopt.ts';
import { sha256 } from '../../src/store/checksum.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { gunzip, gzip } from '../../src/store/gzip.ts';
import { appendLines, isJournal } from '../../src/store/journal.ts';
import { readRecords, replay } from '../../src/store/records.ts';
import { laterLine, lineOf } from './lines.ts';
import { failure, faulty, temporaryFolder } from './sandbox.ts';

test('journals are known by their names', () => {
  const names = ['a.jsonl', '.a.jsonl', 'a.jsonl.gz', 'a.json', 'jsonl', '.jsonl'];
  expect(names.filter(isJournal)).toEqual(['a.jsonl']);
});

describe('lines that are appended', () => {
  test('begin a journal where there is none, in folders of their own', () => {
    const file = join(temporaryFolder(), 'a/journal/own.jsonl');
    expect(appendLines(nodeDisk, file, ['one', 'zwei ß'])).toEqual({ before: 0, wrote: 12, after: 12 });
    expect(readFileSync(file, 'utf8')).toBe('one\nzwei ß\n');
    expect([statSync(file).mode & 0o777, statSync(join(file, '..')).mode & 0o777]).toEqual([0o600, 0o700]);
  });

  test('leave a torn line to itself, and no blank line behind a whole one', () => {
    const file = join(temporaryFolder(), 'own.jsonl');
    writeFileSync(file, 'torn');
    expect(appendLines(nodeDisk, file, ['one', 'two'])).toEqual({ before: 4, wrote: 9, after: 13 });
    expect(appendLines(nodeDisk, file, ['three'])).toEqual({ before: 13, wrote: 6, after: 19 });
    expect(readFileSync(file, 'utf8')).toBe('torn\none\ntwo\nthree\n');
    writeFileSync(file, '');
    appendLines(nodeDisk, file, ['one']);
    expect(readFileSync(file, 'utf8')).toBe('one\n');
  });

  test('have their folder synced before the first of them, and themselves once', () => {
    const file = join(temporaryFolder(), 'own.jsonl');
    const calls: string[] = [];
    const disk = faulty(nodeDisk, (name) => void calls.push(name));
    appendLines(disk, file, ['one', 'two']);
    const writes = calls.flatMap((name, at) => (name === 'write' ? [at] : []));
    expect(calls.slice(0, writes[0]).filter((name) => name === 'fsync').length).toBeGreaterThan(1);
    expect(calls.slice(writes[0]).filter((name) => name === 'fsync')).toEqual(['fsync']);
    calls.length = 0;
    appendLines(disk, file, ['three']);
    expect(calls.filter((name) => name === 'fsync')).toEqual(['fsync']);
    expect(calls).not.toContain('mkdir');
  });

  /** A disk that takes three bytes at a time; another terminal writes between them so many times. */
  function meddled(file: string, times: number) {
    let left = times;
    let pieces = 0;
    const write = (fd: number, bytes: Uint8Array, offset: number, length: number): number => {
      const wrote = nodeDisk.write(fd, bytes, offset, Math.min(3, length));
      pieces += 1;
      if (wrote < length && left > 0 && offset === 0) {
        left -= 1;
        writeFileSync(file, 'x\n', { flag: 'a' });
      }
      return wrote;
    };
    return { disk: { ...nodeDisk, write }, pieces: () => pieces };
  }

  test('in pieces are whole where nobody wrote between them', () => {
    const file = join(temporaryFolder(), 'own.jsonl');
    const { disk, pieces } = meddled(file, 0);
    expect(appendLines(disk, file, ['a line'])).toEqual({ before: 0, wrote: 7, after: 7 });
    expect([pieces(), readFileSync(file, 'utf8')]).toEqual([3, 'a line\n']);
  });

  test('in pieces are written again where somebody did', () => {
    const file = join(temporaryFolder(), 'own.jsonl');
    const { disk } = meddled(file, 4);
    const { wrote, after } = appendLines(disk, file, ['a line']);
    expect([wrote, after]).toEqual([35, 43]);
    const text = readFileSync(file, 'utf8');
    expect(text).toBe(`${'a lx\nine\n'.repeat(4)}a line\n`);
  });

  test('that are split every time are given up, as a fault of the disk', () => {
    const file = join(temporaryFolder(), 'own.jsonl');
    const { disk } = meddled(file, 5);
    expect(() => appendLines(disk, file, ['a line'])).toThrow(
      expect.objectContaining({ code: 'EIO', message: expect.stringContaining('split by other writers') }),
    );
  });
});

describe('lines of elsewhere', () => {
  const [one, two, three] = ['AA', 'AB', 'AC'].map((id, n) => lineOf(n + 1, id)) as [
    ReturnType<typeof lineOf>,
    ReturnType<typeof lineOf>,
    ReturnType<typeof lineOf>,
  ];
  const journals = (folder: string) => readdirSync(join(folder, 'journal')).sort();

  test('are a journal named by what is in it, sorted, each once', () => {
    const folder = temporaryFolder();
    expect(takeIn(nodeDisk, folder, [two, one, two, three], [three])).toEqual({ added: 2, known: 1 });
    const text = `${one.line}\n${two.line}\n`;
    const name = `import-${sha256(text).slice(0, 12)}.jsonl`;
    expect(journals(folder)).toEqual([name]);
    expect(readFileSync(join(folder, 'journal', name), 'utf8')).toBe(text);
    expect(statSync(join(folder, 'journal', name)).mode & 0o777).toBe(0o600);
    // such a file that says something else by now stays as it is
    writeFileSync(join(folder, 'journal', name), 'damaged');
    takeIn(nodeDisk, folder, [one, two], []);
    takeIn(nodeDisk, folder, [one, two], []);
    const [first, second, third] = journals(folder);
    expect([first, second, third]).toEqual(
      [`-2.jsonl`, `-3.jsonl`, '.jsonl'].map((end) => name.replace('.jsonl', end)),
    );
    expect(readFileSync(join(folder, 'journal', name), 'utf8')).toBe('damaged');
  });

  test('that are all here make no file', () => {
    const folder = temporaryFolder();
    expect(takeIn(nodeDisk, folder, [one], [one])).toEqual({ added: 0, known: 1 });
    expect(takeIn(nodeDisk, folder, [], [])).toEqual({ added: 0, known: 0 });
    expect(existsSync(join(folder, 'journal'))).toBe(false);
  });

  test('leave nothing behind where they cannot be written', () => {
    const folder = temporaryFolder();
    const disk = faulty(nodeDisk, (name) => {
      if (name === 'rename') throw failure('EIO');
    });
    expect(() => takeIn(disk, folder, [one], [])).toThrow('EIO');
    expect(journals(folder)).toEqual([]);
  });

  test('come out of a text, the damaged left out and counted', () => {
    const folder = temporaryFolder();
    const text = `${one.line}\n?\n${laterLine('AD')}\n${two.line}`;
    expect(adopt(nodeDisk, folder, text, [one])).toEqual({ added: 2, known: 1, damaged: 1 });
    expect(() => adopt(nodeDisk, folder, '{"v":2}', [])).toThrow(
      expect.objectContaining({
        message: 'These records were written by a newer roadmap.',
        hint: 'Update roadmap, then import them again.',
      }),
    );
  });

  test('and of here are records of one folder', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal/odd.jsonl'), { recursive: true });
    writeFileSync(join(folder, 'journal/a.jsonl'), `${two.line}\n?\n${one.line}\n{"v":2}\n`);
    writeFileSync(join(folder, 'journal/b.jsonl'), `${two.line}\n${laterLine('AD')}\n`);
    const { all, entries, damaged, isNewer, unreadable } = readRecords(nodeDisk, folder);
    expect([all.length, entries.map(({ id }) => id.slice(-2))]).toEqual([4, ['AA', 'AB', 'AD']]);
    expect([damaged, isNewer, [...unreadable]]).toEqual([
      1,
      true,
      [[join(folder, 'journal/odd.jsonl'), 'it is not a file']],
    ]);
    const { roadmaps, last } = replay(entries);
    expect([Object.keys(roadmaps), last]).toEqual([['backend'], two.id]);
  });
});

test('bytes are packed quickly rather than tightly, and come back as they were', () => {
  const bytes = Buffer.from('some words '.repeat(100));
  const packed = gzip(bytes);
  expect(gunzip(packed).equals(bytes)).toBe(true);
  // the byte in which a packer says that it was in a hurry: RFC 1952, 2.3.1
  expect([packed.length < bytes.length, packed[8]]).toEqual([true, 4]);
});

test('a sum is the same whoever reckons it', () => {
  const vector = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect([sha256('abc'), sha256('x'.repeat(9_000)).length, sha256('abc')]).toEqual([vector, 64, vector]);
  expect(sha256(Buffer.from('abc'))).toBe(vector);
});
