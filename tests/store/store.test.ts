import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyProgress } from '../../src/learning/progress.ts';
import { encode } from '../../src/store/codec.ts';
import { nodeDisk } from '../../src/store/disk.ts';
import { NotSaved } from '../../src/store/not-saved.ts';
import { laterLine } from './lines.ts';
import {
  answer,
  contents,
  DEVICE,
  journalOf,
  journalText,
  MORNING,
  open,
  temporaryFolder,
} from './sandbox.ts';

const NEWER = '{"v":2,"kind":"answered","new":"shape"}\n';

describe('a folder nothing was recorded in', () => {
  test('is not even made by looking', () => {
    const folder = join(temporaryFolder(), 'not', 'yet');
    const store = open(folder);
    expect(store.progress()).toEqual(emptyProgress());
    expect(store.refresh()).toEqual(emptyProgress());
    expect(store.notices).toEqual([]);
    expect(existsSync(folder)).toBe(false);
  });

  test('is private, and so is what is written in it', () => {
    const folder = join(temporaryFolder(), 'home');
    open(folder).append(answer(1));
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect([mode(folder), mode(join(folder, 'journal')), mode(journalOf(folder))]).toEqual([
      0o700, 0o700, 0o600,
    ]);
  });
});

describe('an event', () => {
  test('is on disk, whole, when it was acknowledged', () => {
    const folder = temporaryFolder();
    const event = open(folder).append(answer(1));
    expect(event).toMatchObject({ v: 1, at: MORNING, tz: 0, roadmap: 'backend', kind: 'answered' });
    expect(journalText(folder)).toBe(`${encode(event)}\n`);
    expect(open(folder).history()).toEqual([event]);
  });

  test('counts at once, and the same way after a restart', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.progress();
    store.appendAll([answer(1), answer(2)]);
    store.append(answer(3));
    expect(store.progress()).not.toEqual(emptyProgress());
    expect(open(folder).progress()).toEqual(store.progress());
  });

  test('gets a greater id than the one before, though the clock went back', () => {
    const folder = temporaryFolder();
    let now = MORNING;
    const store = open(folder, { now: () => now });
    const first = store.append(answer(1));
    now -= 3_600_000;
    const second = store.append(answer(2));
    expect(second.id > first.id).toBe(true);
    expect(open(folder, { now: () => 0 }).append(answer(3)).id > second.id).toBe(true);
  });

  test('with impossible numbers in it is brought into range rather than refused', () => {
    const folder = temporaryFolder();
    const store = open(folder, { now: () => Number.NaN, timezone: () => Number.POSITIVE_INFINITY });
    store.append(answer(1, { took: Number.NaN, score: 7, of: -3 }));
    const [event] = open(folder).history();
    expect(event).toMatchObject({ at: 0, tz: 1440, took: 0, score: 1, of: 0 });
  });

  test('of another roadmap is kept apart', () => {
    const folder = temporaryFolder();
    open(folder, { roadmap: 'frontend' }).append(answer(1));
    const store = open(folder);
    store.append(answer(2));
    expect(store.history()).toHaveLength(1);
    expect(Object.keys(store.progress().roadmaps)).toEqual(['frontend', 'backend']);
    expect(open(folder, { roadmap: 'frontend' }).history()).toHaveLength(1);
  });

  test('that resets more than a line holds is written as several', () => {
    const folder = temporaryFolder();
    const also = Array.from({ length: 500 }, (_, i) => `former-topic/question-number-${i}`);
    open(folder).append({ kind: 'reset', topic: 'http' as never, also });
    const lines = journalText(folder).trimEnd().split('\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line) + 1))).toBeLessThanOrEqual(4096);
    const events = open(folder).history();
    expect(events.flatMap((event) => (event.kind === 'reset' ? event.also : []))).toEqual(also);
  });
});

describe('two terminals', () => {
  test('see what the other recorded after a refresh', () => {
    const folder = temporaryFolder();
    const [one, two] = [open(folder), open(folder)];
    one.append(answer(1));
    two.append(answer(2));
    one.append(answer(3));
    expect(one.refresh()).toEqual(open(folder).progress());
    expect(two.refresh()).toEqual(open(folder).progress());
    expect(open(folder).history()).toHaveLength(3);
  });

  test('on two machines write two journals, whose union counts wherever it is read', () => {
    const folder = temporaryFolder();
    const one = open(folder);
    const two = open(folder, { device: 'ddddeeeeffff', now: () => MORNING - 86_400_000 });
    one.append(answer(1));
    const early = open(temporaryFolder(), { now: () => MORNING - 86_400_000 });
    const event = early.append(answer(2));
    one.progress();
    writeFileSync(journalOf(folder, 'ddddeeeeffff'), `${encode(event)}\n`);
    two.append(answer(3));
    expect(one.refresh()).toEqual(open(folder).progress());
    expect(one.history().map((each) => each.id)).toContain(event.id);
    expect(readdirSync(join(folder, 'journal'))).toHaveLength(2);
  });

  test('that were given the same journal twice count it once', () => {
    const folder = temporaryFolder();
    open(folder).appendAll([answer(1), answer(2)]);
    const before = open(folder).progress();
    writeFileSync(join(folder, 'journal', 'conflicted copy.jsonl'), journalText(folder));
    expect(open(folder).progress()).toEqual(before);
    expect(open(folder).notices).toEqual([]);
  });
});

describe('damage', () => {
  test('to the last line loses that line alone, is told once, and the next answer stands on a line of its own', () => {
    const folder = temporaryFolder();
    open(folder).appendAll([answer(1), answer(2), answer(3)]);
    truncateSync(journalOf(folder), statSync(journalOf(folder)).size - 40);
    const store = open(folder);
    expect(store.history()).toHaveLength(2);
    expect(store.notices).toEqual([expect.stringContaining('One damaged line was')]);
    store.append(answer(4));
    const again = open(folder);
    expect(again.history()).toHaveLength(3);
    expect(again.notices).toEqual([]);
    expect(again.progress()).toEqual(store.progress());
  });

  test('that only took the last newline loses nothing', () => {
    const folder = temporaryFolder();
    open(folder).appendAll([answer(1), answer(2)]);
    truncateSync(journalOf(folder), statSync(journalOf(folder)).size - 1);
    const store = open(folder);
    store.append(answer(3));
    expect(open(folder).history()).toHaveLength(3);
    expect(open(folder).progress()).toEqual(store.progress());
    expect(store.notices).toEqual([]);
  });

  test('in the middle is copied into quarantine, counted, and the journal stays as it is', () => {
    const folder = temporaryFolder();
    open(folder).appendAll([answer(1), answer(2), answer(3)]);
    const [one, two, three] = journalText(folder).split('\n');
    const text = `${one}\n${two?.replace('"grade":3', '"grade":4')}\n\u0000\u0001\n\n${three}\n`;
    writeFileSync(journalOf(folder), text);
    const store = open(folder);
    expect(store.history()).toHaveLength(2);
    expect(store.notices).toEqual([expect.stringContaining('2 damaged lines were')]);
    expect(store.readOnly).toBe(false);
    expect(journalText(folder)).toBe(text);
    expect(
      readFileSync(join(folder, 'quarantine', `${DEVICE}.jsonl`), 'utf8')
        .trimEnd()
        .split('\n'),
    ).toHaveLength(2);
    expect(open(folder).notices).toEqual([]);
  });

  test('that glued a torn line to a whole one leaves the whole one readable', () => {
    const folder = temporaryFolder();
    open(folder).appendAll([answer(1), answer(2), answer(3)]);
    const [one, two, three] = journalText(folder).split('\n');
    writeFileSync(journalOf(folder), `${one?.slice(0, 90)}${two}\n${three}\n`);
    expect(open(folder).history()).toHaveLength(2);
    expect(open(folder).notices).toEqual([]);
    writeFileSync(journalOf(folder), `${one}${two}${three}\n`);
    expect(open(folder).history()).toHaveLength(3);
  });

  test('by an editor that wrote a byte-order mark and carriage returns is none', () => {
    const folder = temporaryFolder();
    open(folder).appendAll([answer(1), answer(2)]);
    const before = open(folder).progress();
    writeFileSync(journalOf(folder), `\uFEFF${journalText(folder).replaceAll('\n', '\r\n')}`);
    expect(open(folder).progress()).toEqual(before);
    expect(open(folder).notices).toEqual([]);
  });

  test('of two lines under one id keeps the same one in either order', () => {
    const texts = [answer(1), answer(2)].map((event) => {
      const folder = temporaryFolder();
      open(folder, { random: (n) => new Uint8Array(n) }).append(event);
      return journalText(folder);
    });
    const both = [texts, texts.toReversed()].map((order) => {
      const folder = temporaryFolder();
      mkdirSync(join(folder, 'journal'));
      writeFileSync(journalOf(folder), order.join(''));
      const store = open(folder);
      const aside = readFileSync(join(folder, 'quarantine', 'same-id.jsonl'), 'utf8');
      return {
        progress: store.progress(),
        history: store.history(),
        aside: Buffer.from(JSON.parse(aside).base64, 'base64').toString(),
      };
    });
    // the lesser of the two lines counts, the other is kept
    const [lesser, greater] = texts.map((text) => text.trimEnd()).sort();
    expect(both[0]?.history.map(encode)).toEqual([lesser]);
    expect(both[0]?.aside).toBe(greater);
    expect(both[0]).toEqual(both[1]);
    const alone = temporaryFolder();
    mkdirSync(join(alone, 'journal'));
    writeFileSync(journalOf(alone), `${lesser}\n`);
    expect(both[0]?.progress).toEqual(open(alone).progress());
  });

  test('of the whole journal to noise leaves a store that works', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'journal'));
    writeFileSync(journalOf(folder), Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * 7919) % 256)));
    const store = open(folder);
    expect(store.progress()).toEqual(emptyProgress());
    store.append(answer(1));
    expect(open(folder).history()).toHaveLength(1);
  });

  test('that emptied or shortened the journal while it was open is noticed', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.appendAll([answer(1), answer(2)]);
    store.progress();
    writeFileSync(journalOf(folder), '');
    expect(store.refresh()).toEqual(emptyProgress());
    store.append(answer(3));
    expect(store.progress()).toEqual(open(folder).progress());
  });
});

describe('what a newer release wrote', () => {
  test.each([
    ['a line of a newer version', (folder: string) => appendFileSync(journalOf(folder), NEWER)],
    ['another machine’s journal', (folder: string) => writeFileSync(journalOf(folder, 'ffff'), NEWER)],
    [
      'a newer line that is not finished',
      (folder: string) => appendFileSync(journalOf(folder), NEWER.trimEnd()),
    ],
    ['a newer summary', (folder: string) => writeFileSync(join(folder, 'progress.json'), '{"version":99}')],
  ])('%s makes the store read-only and stays byte-identical', async (_, write) => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    appendFileSync(journalOf(folder), 'damage\n');
    writeFileSync(join(folder, 'progress.json'), 'damage');
    write(folder);
    const before = contents(folder);
    const store = open(folder);
    expect(store.readOnly).toBe(true);
    expect(store.notices.join(' ')).toContain('newer roadmap');
    expect(store.history()).toHaveLength(1);
    expect(() => store.append(answer(2))).toThrow(/^NOT SAVED: .*written by a newer roadmap/);
    expect(() => store.adopt('')).toThrow(NotSaved);
    await store.close();
    expect(contents(folder)).toEqual(before);
  });

  test('while this one is open stops the next answer', () => {
    const folder = temporaryFolder();
    const store = open(folder);
    store.append(answer(1));
    appendFileSync(journalOf(folder), NEWER);
    expect(() => store.append(answer(2))).toThrow(NotSaved);
    expect(journalText(folder).endsWith(NEWER)).toBe(true);
  });

  test('in kinds this one does not know is kept and passed over', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    const before = open(folder).progress();
    const dreamt = encode({
      ...open(folder).history()[0],
      id: '01JZ0000000000000000000000',
      kind: 'dreamt',
    } as never);
    appendFileSync(journalOf(folder), `${dreamt}\n`);
    const store = open(folder);
    expect(store.progress()).toEqual(before);
    expect([store.readOnly, store.notices]).toEqual([false, []]);
    expect(store.lines()).toContain(dreamt);
    expect(store.append(answer(2)).id > '01JZ0000000000000000000000').toBe(true);
  });
});

describe('things that stand where they should not', () => {
  test.each([
    ['a folder in place of the journal', (f: string) => mkdirSync(journalOf(f), { recursive: true })],
    ['a file in place of the journal folder', (f: string) => writeFileSync(join(f, 'journal'), 'x')],
    [
      'a dangling link in place of the journal folder',
      (f: string) => symlinkSync('/nowhere', join(f, 'journal')),
    ],
    [
      'a pipe nobody writes to',
      (f: string) => {
        mkdirSync(join(f, 'journal'));
        execFileSync('mkfifo', [journalOf(f)]);
      },
    ],
    [
      'a dangling link in place of the journal',
      (f: string) => {
        mkdirSync(join(f, 'journal'));
        symlinkSync('/nowhere/at/all', journalOf(f));
      },
    ],
  ])('%s: is told, nothing is recorded, nothing is harmed', (_, put) => {
    const folder = temporaryFolder();
    put(folder);
    const store = open(folder);
    expect(store.progress()).toEqual(emptyProgress());
    expect(store.readOnly).toBe(true);
    expect(store.notices).toEqual([expect.stringContaining('cannot be read')]);
    expect(() => store.append(answer(1))).toThrow(/^NOT SAVED/);
  });

  test('a data folder that is a file says NOT SAVED', () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, 'x');
    expect(() => open(folder).append(answer(1))).toThrow(/^NOT SAVED/);
    expect(readFileSync(folder, 'utf8')).toBe('x');
  });

  test('another machine’s journal that cannot be read does not stop this one', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    mkdirSync(journalOf(folder, 'other'));
    const store = open(folder);
    expect(store.notices).toEqual([expect.stringContaining('other.jsonl')]);
    store.append(answer(2));
    expect(open(folder).history()).toHaveLength(2);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written says so', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o500);
    expect(() => open(folder).append(answer(1))).toThrow(/^NOT SAVED: access is not permitted/);
    chmodSync(folder, 0o700);
  });

  test('a folder in place of the quarantine leaves the damage told of, and no more', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    appendFileSync(journalOf(folder), 'damage\n');
    writeFileSync(join(folder, 'quarantine'), 'in the way');
    const store = open(folder);
    store.append(answer(2));
    expect(store.notices).toEqual([
      'One damaged line was found in your records and passed over; everything else was read.',
    ]);
  });

  test('a data folder that vanished meanwhile is made again', () => {
    const folder = join(temporaryFolder(), 'home');
    const store = open(folder);
    store.append(answer(1));
    rmSync(folder, { recursive: true });
    store.append(answer(2));
    expect(open(folder).history()).toHaveLength(1);
  });
});

describe('what is told', () => {
  test('is told once, however often it is seen', () => {
    const folder = temporaryFolder();
    mkdirSync(journalOf(folder, 'other'), { recursive: true });
    const store = open(folder);
    store.refresh();
    store.refresh();
    expect(store.notices).toEqual([
      `${journalOf(folder, 'other')} cannot be read: it is not a file. What it holds does not count until it can.`,
    ]);
  });

  test('of damage names where it is kept; in the folder of a newer release it is only passed over', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    appendFileSync(journalOf(folder), 'damage\n');
    expect(open(folder).notices).toEqual([
      `One damaged line was found in your records and set aside in ${join(folder, 'quarantine')}; everything else was read.`,
    ]);
    appendFileSync(journalOf(folder), `more\n${NEWER}`);
    expect(open(folder).notices).toEqual([
      expect.stringContaining('was written by a newer roadmap'),
      '2 damaged lines were found in your records and passed over; everything else was read.',
    ]);
  });

  test('of a folder that is not written to says how to go on', () => {
    const [newer, closed] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(newer, 'journal'));
    writeFileSync(journalOf(newer), NEWER);
    mkdirSync(journalOf(closed), { recursive: true });
    expect(() => open(newer).append(answer(1))).toThrow(
      expect.objectContaining({
        message: `NOT SAVED: ${newer} was written by a newer roadmap.`,
        hint: 'Update roadmap, or set ROADMAP_HOME to another folder.',
      }),
    );
    expect(() => open(closed).append(answer(1))).toThrow(
      expect.objectContaining({
        message: `NOT SAVED: ${journalOf(closed)} cannot be read (it is not a file).`,
        hint: 'Make it readable again, or set ROADMAP_HOME to another folder.',
      }),
    );
  });

  test('of a backup that could not be made, while the answer is recorded', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    writeFileSync(join(folder, 'backups'), '');
    const store = open(folder);
    store.append(answer(2));
    expect(store.notices).toEqual([
      expect.stringMatching(
        /^Today's backup could not be made: .* Your answers are recorded all the same\.$/,
      ),
    ]);
    expect(open(folder).history()).toHaveLength(2);
    expect(() => store.backup('reset')).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/^No backup could be made: a file stands where a folder belongs/),
        hint: expect.stringMatching(/^Look at what stands there/),
        cause: expect.objectContaining({ code: expect.stringMatching(/^E/) }),
      }),
    );
  });
});

describe('the disk is asked for no more than it must be', () => {
  test('a backup is looked for once a day', () => {
    const folder = temporaryFolder();
    open(folder).append(answer(1));
    let looks = 0;
    const disk = {
      ...nodeDisk,
      stat: (path: string) => {
        if (path.includes('backups')) looks += 1;
        return nodeDisk.stat(path);
      },
    };
    const store = open(folder, { disk });
    store.append(answer(2));
    expect(looks).toBeGreaterThan(0);
    looks = 0;
    store.append(answer(3));
    expect(looks).toBe(0);
  });

  test('what was just written is not read again, unless another wrote between', () => {
    const folder = temporaryFolder();
    const other = open(temporaryFolder(), { now: () => MORNING + 5 });
    const line = `${encode(other.append(answer(9)))}\n`;
    open(folder).append(answer(1));
    let read = 0;
    let meddle = false;
    const disk = {
      ...nodeDisk,
      read: (...args: Parameters<typeof nodeDisk.read>) => {
        read += args[3];
        return nodeDisk.read(...args);
      },
      fsync: (fd: number) => {
        if (meddle) appendFileSync(journalOf(folder), line);
        meddle = false;
        nodeDisk.fsync(fd);
      },
    };
    const store = open(folder, { disk });
    store.append(answer(2));
    read = 0;
    store.append(answer(3));
    store.progress();
    expect(read).toBeLessThan(10);
    meddle = true;
    store.append(answer(4));
    expect(store.progress()).toEqual(open(folder).progress());
    expect(open(folder).history()).toHaveLength(5);
  });

  test('nothing to record is nothing written, and a summary is no matter of a folder that is closed', async () => {
    const folder = join(temporaryFolder(), 'none');
    expect(open(folder).appendAll([])).toEqual([]);
    expect(existsSync(folder)).toBe(false);
    const newer = temporaryFolder();
    open(newer).appendAll(Array.from({ length: 500 }, (_, n) => answer(n)));
    appendFileSync(journalOf(newer), NEWER);
    await open(newer).close();
    expect(existsSync(join(newer, 'progress.json'))).toBe(false);
  });
});

test('ids follow the greatest of every journal, whichever is read last', () => {
  const folder = temporaryFolder();
  const late = open(temporaryFolder(), { now: () => MORNING + 60_000 }).append(answer(1));
  const early = open(temporaryFolder(), { now: () => MORNING - 60_000 }).append(answer(2));
  mkdirSync(join(folder, 'journal'));
  writeFileSync(journalOf(folder, 'a'), `${encode(late)}\n${laterLine('AB')}\n`);
  writeFileSync(journalOf(folder, 'b'), `${encode(early)}\n`);
  const store = open(folder);
  expect(store.append(answer(3)).id > late.id).toBe(true);
  expect(store.history().map(({ id }) => id)).toEqual([early.id, late.id, expect.any(String)]);
  expect(store.progress()).toEqual(open(folder).progress());
});

test('the name of a backup says why it was made, in letters and hyphens', () => {
  const folder = temporaryFolder();
  const store = open(folder);
  store.append(answer(1));
  expect(store.backup('before: Reset / all')).toBe('2025-01-31-09-00-00-before-Reset-all');
});

test('nothing is recorded for a roadmap without an id, and why is said with what to do', () => {
  const folder = temporaryFolder();
  const store = open(folder, { roadmap: null });
  const refused = {
    message: expect.stringContaining('no id'),
    hint: expect.stringContaining('roadmap.yaml'),
  };
  for (const act of [() => store.append(answer(1)), () => store.appendAll([answer(1), answer(2)])]) {
    expect(act).toThrow(NotSaved);
    expect(act).toThrow(expect.objectContaining(refused));
  }
  expect(readdirSync(folder)).toEqual([]);
});

describe('an import', () => {
  test('is a union: taken in twice it adds nothing more, and the order does not matter', () => {
    const [a, b] = [temporaryFolder(), temporaryFolder()];
    open(a).appendAll([answer(1), answer(2)]);
    open(b, { device: 'bbbb', now: () => MORNING + 1 }).appendAll([answer(3), answer(4)]);
    const [fromA, fromB] = [a, b].map((folder) => `${open(folder).lines().join('\n')}\n`);
    const store = open(a);
    store.progress();
    expect(store.adopt(fromB ?? '')).toEqual({ added: 2, known: 0, damaged: 0 });
    expect(store.adopt(fromB ?? '')).toEqual({ added: 0, known: 2, damaged: 0 });
    expect(open(b).adopt(`rubbish\n${fromA}`)).toEqual({ added: 2, known: 0, damaged: 1 });
    expect(store.progress()).toEqual(open(a).progress());
    expect(open(a).progress()).toEqual(open(b).progress());
    expect(open(a).lines()).toEqual(open(b).lines());
  });

  test('of a newer release is refused whole', () => {
    const folder = temporaryFolder();
    expect(() => open(folder).adopt(NEWER)).toThrow(/newer roadmap/);
    expect(readdirSync(folder)).toEqual([]);
  });
});
