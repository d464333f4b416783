import { existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../src/store/disk.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { answer, failure, journalOf, journalText, MORNING, open, temporaryFolder } from './sandbox.ts';

describe('journals that vanish, shrink or turn into others', () => {
  const GONE = expect.stringMatching(/^Records that were here are gone: .* roadmap doctor says .*\.$/);
  /** A folder with a snapshot over many answers, and what its journal holds. */
  async function covered(): Promise<{ folder: string; text: string }> {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll(Array.from({ length: 300 }, (_, n) => answer(n)));
    await store.close();
    return { folder, text: journalText(folder) };
  }

  /** The beginning of a journal, and more answers after it than came in truth. */
  function wentOn(text: string): string {
    const elsewhere = temporaryFolder();
    const store = open(elsewhere, { now: () => MORNING + 60_000 });
    store.appendAll(Array.from({ length: 400 }, (_, n) => answer(n, { grade: 1 })));
    return text.slice(0, text.indexOf('\n', 9000) + 1) + journalText(elsewhere);
  }

  test.each<[string, (folder: string, text: string) => void]>([
    ['deleted', (folder) => rmSync(journalOf(folder))],
    ['deleted with their folder', (folder) => rmSync(join(folder, 'journal'), { recursive: true })],
    ['emptied', (folder) => writeFileSync(journalOf(folder), '')],
    [
      'replaced by an older copy',
      (folder, text) => writeFileSync(journalOf(folder), text.slice(0, text.indexOf('\n', 9000) + 1)),
    ],
    [
      'replaced by an older copy that went on and is longer by now',
      (folder, text) => writeFileSync(journalOf(folder), wentOn(text)),
    ],
  ])('%s between two commands are told of once', async (_, spoil) => {
    const { folder, text } = await covered();
    spoil(folder, text);
    const store = open(folder);
    expect(store.notices).toEqual([GONE]);
    await store.close();
    expect(existsSync(join(folder, 'quarantine/progress.json'))).toBe(true);
    expect(open(folder).notices).toEqual([]);
  });

  test.each<[string, (folder: string, text: string) => void]>([
    ['deleted', (folder) => rmSync(journalOf(folder))],
    [
      'replaced by an older copy',
      (folder, text) => writeFileSync(journalOf(folder), text.slice(0, text.indexOf('\n', 9000) + 1)),
    ],
    [
      'replaced by an older copy that went on and is longer by now',
      (folder, text) => writeFileSync(journalOf(folder), wentOn(text)),
    ],
  ])('%s within a session are told of before the next question, and not again', async (_, spoil) => {
    const { folder, text } = await covered();
    const store = open(folder);
    store.append(answer(1));
    expect(store.notices).toEqual([]);
    spoil(folder, text);
    store.refresh();
    store.append(answer(2));
    expect(store.notices).toEqual([GONE]);
    expect(store.progress()).toEqual(openLedger(nodeDisk, folder, null).progress());
    await store.close();
    expect(open(folder).notices).toEqual([]);
  });

  test('are not told of where one that is another by now cannot be read', async () => {
    const { folder, text } = await covered();
    writeFileSync(journalOf(folder), wentOn(text));
    const disk = {
      ...nodeDisk,
      open: (path: string, flags: string, mode?: number) => {
        if (path === journalOf(folder)) throw failure('EACCES');
        return nodeDisk.open(path, flags, mode);
      },
    };
    expect(open(folder, { disk }).notices).toEqual([expect.stringContaining('cannot be read')]);
    expect(existsSync(join(folder, 'progress.json'))).toBe(true);
    expect(open(folder).notices).toEqual([GONE]);
  });

  test.each<[string, (folder: string, text: string) => void]>([
    [
      'whose records stand in another journal',
      (folder, text) => {
        writeFileSync(journalOf(folder, 'moved'), text);
        rmSync(journalOf(folder));
      },
    ],
    [
      'of which somebody deleted a line that was damaged',
      (folder, text) => writeFileSync(journalOf(folder), text.slice(text.indexOf('\n') + 1)),
    ],
    [
      'that stand behind a link to a folder which is not there just now',
      (folder) => {
        rmSync(join(folder, 'journal'), { recursive: true });
        symlinkSync(join(folder, 'nowhere'), join(folder, 'journal'));
      },
    ],
  ])('are not told of where they are those %s', async (_, change) => {
    const { folder, text } = await covered();
    change(folder, text);
    expect(open(folder).notices).not.toContainEqual(GONE);
    expect(existsSync(join(folder, 'progress.json'))).toBe(true);
  });

  test('count no more, untold, where too much of them was damaged to know the last line', () => {
    const folder = temporaryFolder();
    open(folder).appendAll(Array.from({ length: 40 }, (_, n) => answer(n)));
    const lines = journalText(folder).trimEnd().split('\n');
    writeFileSync(journalOf(folder), lines.map((line) => `?\n${line}\n`).join(''));
    const store = open(folder);
    rmSync(journalOf(folder));
    expect(store.refresh()).toEqual(openLedger(nodeDisk, folder, null).progress());
    expect(store.notices).not.toContainEqual(GONE);
  });
});
