import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { NewEvent } from '../../src/learning/event.ts';
import { listBackups } from '../../src/store/backup.ts';
import type { Disk } from '../../src/store/disk.ts';
import { writeFile } from '../../src/store/files.ts';
import { openLedger } from '../../src/store/ledger.ts';
import { NotSaved } from '../../src/store/not-saved.ts';
import { openNotes } from '../../src/store/notes.ts';
import { writeOwnFile } from '../../src/store/own-file.ts';
import { SETTINGS } from '../../src/store/setting-table.ts';
import { openSettings } from '../../src/store/settings.ts';
import { saveSnapshot } from '../../src/store/snapshot.ts';
import { openStore } from '../../src/store/store.ts';
import { sketchOutline } from '../support/outline.ts';
import { confWorksOn, MEMORY } from './conf-on-disk.ts';
import { MemoryDisk } from './memory-disk.ts';
import { readBackup } from './read-backup.ts';
import { answer, DEVICE, MORNING } from './sandbox.ts';

const DAY = 86_400_000;
const HOME = `${MEMORY}/ada/.local/share/roadmap`;
const OWN_FILE = `${MEMORY}/ada/plan.ics`;
const OTHER = 'ddddeeeeffff';
const outline = sketchOutline({ sql: {}, http: {} });

/** What a learner was told in a session. */
export interface Told {
  /** ids of lines that are recorded */
  readonly saved: string[];
  /** and the ids in them */
  readonly backups: { readonly name: string; readonly ids: readonly string[] }[];
  /** values of the setting: those that were set, and one that may be, since an error says it is not */
  readonly sessions: { readonly value: number; readonly isSet: boolean }[];
  readonly failed: { readonly step: string; readonly error: unknown }[];
  readonly notices: string[];
}

const nothingTold = (): Told => ({
  saved: [],
  backups: [],
  sessions: [],
  failed: [],
  notices: [],
});

/** Bytes that look random and are the same at each run. */
function drawing(seed: number) {
  let drawn = 0;
  return (bytes: number): Uint8Array => {
    drawn += 1;
    return createHash('sha256').update(`${seed}.${drawn}`).digest().subarray(0, bytes);
  };
}

function openAt(disk: Disk, now: () => number, seed: number, device = DEVICE) {
  return openStore({
    folder: HOME,
    device,
    roadmap: 'backend',
    now,
    timezone: () => 0,
    random: drawing(seed),
    disk,
  });
}

/**
 * A session that does all the store can do: answers on two days with their backups, several events at once, a
 * setting, a note, an import, a file outside, at the end the snapshot. What cannot be done is noted, and it goes on.
 */
export async function holdSession(
  disk: Disk,
  { day = 0, isAlive = () => true }: { readonly day?: number; readonly isAlive?: () => boolean } = {},
): Promise<Told> {
  confWorksOn(disk);
  const told = nothingTold();
  let now = MORNING + day * DAY;
  const attempt = async (step: string, act: () => unknown): Promise<void> => {
    try {
      await act();
    } catch (error) {
      if (isAlive()) told.failed.push({ step, error });
    }
  };
  /** what a program that is no more says, nobody hears */
  const hear = (say: () => void): void => {
    if (isAlive()) say();
  };
  const record = (events: readonly NewEvent[], many = false): void => {
    const written = many ? store.appendAll(events) : [store.append(events[0] as NewEvent)];
    hear(() => told.saved.push(...written.map(({ id }) => id)));
  };

  const settings = openSettings(HOME, SETTINGS, { disk, random: drawing(day + 500) });
  const store = openAt(disk, () => now, day + 600);
  await attempt('first', () => record([answer(1 + day)]));
  const value = 20 + day;
  let isSet = false;
  await attempt('setting', async () => {
    await settings.set('session', value);
    isSet = isAlive();
  });
  told.sessions.push({ value, isSet });
  await attempt('several', () => record([answer(2), answer(3), answer(4)], true));
  await attempt('note', () => openNotes(HOME, outline, disk).begin(outline.topics[0] as never));
  await attempt('import', () => {
    const lines = elsewhere(day);
    store.adopt(lines.join('\n'));
    hear(() => told.saved.push(...lines.map(idOf)));
  });
  now += DAY;
  await attempt('next day', () => record([answer(5)]));
  await attempt('backup', () => {
    const name = store.backup('reset', true);
    hear(() => name !== null && told.backups.push({ name, ids: [...told.saved] }));
  });
  await attempt('file', () => {
    const text = `ours ${day}`;
    const isOurs = (old: string): boolean => old.startsWith('ours');
    writeOwnFile(
      disk,
      OWN_FILE,
      { text, force: false, replaces: { kind: 'one of ours', isOurs } },
      drawing(day + 700),
    );
  });
  store.refresh();
  await store.close();
  told.notices.push(...settings.notices, ...store.notices);
  return told;
}

const idOf = (line: string): string => (JSON.parse(line) as { id: string }).id;

/** Lines of a machine that never met this one. */
function elsewhere(day: number): readonly string[] {
  const disk = new MemoryDisk();
  const store = openAt(disk, () => MORNING + day * DAY - 1000, day + 900, OTHER);
  store.appendAll([answer(61), answer(62)]);
  return store.lines();
}

/** A disk to begin with: a home where nothing was recorded yet, one in use, and one that was damaged. */
export const HOMES = ['new', 'used', 'damaged'] as const;

const DAMAGED_LINE = '{"v":1,"id":"01JJXA2V00000000000000000A","at":17,"c":"00000000"}';
const DAMAGED_FILES: Readonly<Record<string, string>> = {
  'progress.json': '{"version":1,"top":"01JJ',
  'settings.json': '{"session": 15, "plai',
};

export async function makeHome(kind: (typeof HOMES)[number]): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  disk.mkdir(`${MEMORY}/ada`);
  if (kind === 'new') return disk.afterKill();
  confWorksOn(disk);
  const now = MORNING - 30 * DAY;
  openAt(disk, () => now - DAY, 1, OTHER).appendAll([answer(50), answer(51)]);
  // long answers: enough bytes for a snapshot, and few enough lines for thousands of runs
  const chosen = Array.from({ length: 16 }, (_, n) => `${n}`.repeat(60));
  openAt(disk, () => now, 2).appendAll(Array.from({ length: 60 }, (_, n) => answer(n, { chosen })));
  await openSettings(HOME, SETTINGS, { disk, random: drawing(3) }).set('plain', true);
  const later = openAt(disk, () => now + DAY, 4);
  await later.close();
  // it no longer fits, so it is replaced when the next one closes
  writeFile(disk, `${HOME}/journal/added.jsonl`, Buffer.from(`${elsewhere(-9).join('\n')}\n`));
  later.append(answer(6));
  writeOwnFile(disk, OWN_FILE, { text: 'ours', force: true }, drawing(5));
  if (kind === 'damaged') {
    const journal = `${HOME}/journal/${DEVICE}.jsonl`;
    const text = disk.readFile(journal).toString();
    const middle = text.indexOf('\n', 20_000) + 1;
    const bytes = Buffer.from(
      `${text.slice(0, middle)}${DAMAGED_LINE}\n${text.slice(middle)}{"v":1,"id":"01J`,
    );
    writeFile(disk, journal, bytes);
    for (const [name, content] of Object.entries(DAMAGED_FILES))
      writeFile(disk, join(HOME, name), Buffer.from(content));
  } else {
    const { progress } = openLedger(disk, HOME, null).snapshot();
    expect(
      await saveSnapshot(disk, HOME, { top: '', covers: {}, progress: { ...progress, version: 0 } }),
    ).toBe(true);
  }
  return disk.afterKill();
}

/** Holds what is on the disk against what was there before and what the learner was told in sessions since. */
export function expectKept(before: MemoryDisk, disk: MemoryDisk, told: readonly Told[]): void {
  const was = before.contents();
  const is = disk.contents();
  const store = openAt(disk, () => MORNING + 20 * DAY, 999);
  const ids = new Set(store.lines().map(idOf));
  const promised = [...recordedIn(before), ...told.flatMap(({ saved }) => saved)];
  expect(
    promised.filter((id) => !ids.has(id)),
    'recorded and gone',
  ).toEqual([]);
  const replayed = openLedger(disk, HOME, null).progress();
  expect(
    JSON.stringify(store.progress()) === JSON.stringify(replayed),
    'progress is as a replay gives it',
  ).toBe(true);
  for (const [path, bytes] of was) {
    if (!path.startsWith(`${HOME}/journal/`) || path.endsWith('/')) continue;
    expect(is.get(path)?.subarray(0, bytes.length).equals(bytes), `${path} was only added to`).toBe(true);
  }
  for (const [name, content] of Object.entries(DAMAGED_FILES)) {
    if (was.get(join(HOME, name))?.toString() !== content) continue;
    const copies = [...is].filter(([path, bytes]) => path.endsWith(name) && bytes.toString() === content);
    expect(copies.length, `${name}, damaged, is kept`).toBeGreaterThan(0);
  }
  if (was.get(`${HOME}/settings.json`)?.includes('"plain": true'))
    expect(openSettings(HOME, SETTINGS, { disk }).get('plain'), 'a setting made before').toBe(true);
  const sessions = told.flatMap((one) => one.sessions);
  const since = sessions.slice(
    Math.max(
      0,
      sessions.findLastIndex(({ isSet }) => isSet),
    ),
  );
  const allowed = since.map(({ value }) => value);
  const isSure = since[0]?.isSet === true;
  expect(isSure ? allowed : [...allowed, SETTINGS.session.default], 'the setting').toContain(
    openSettings(HOME, SETTINGS, { disk }).get('session'),
  );
  for (const name of listBackups(disk, HOME)) {
    // one says by its name that it lacks what could not be read
    if (was.has(`${HOME}/backups/${name}/`) || name.endsWith('-incomplete')) continue;
    const copies = readBackup(disk, HOME, name);
    for (const [path, bytes] of was) {
      if (!path.startsWith(`${HOME}/journal/`) || path.endsWith('/')) continue;
      const copy = copies.get(path.slice(`${HOME}/journal/`.length));
      expect(copy?.subarray(0, bytes.length).equals(bytes), `${path} is in the backup ${name}`).toBe(true);
    }
  }
  for (const { name, ids: kept } of told.flatMap((one) => one.backups)) {
    const text = [...readBackup(disk, HOME, name).values()].join('');
    expect(
      kept.filter((id) => !text.includes(id)),
      `missing in the backup ${name}`,
    ).toEqual([]);
  }
  const text = is.get(OWN_FILE)?.toString() ?? (was.has(OWN_FILE) ? 'gone' : 'ours');
  expect(text, 'the file outside, the former one or the new').toMatch(/^ours( \d)?$/);
}

const recorded = new WeakMap<MemoryDisk, readonly string[]>();

/** The ids a home begins with. */
function recordedIn(home: MemoryDisk): readonly string[] {
  const ids =
    recorded.get(home) ??
    openAt(home.afterKill(), () => MORNING, 998)
      .lines()
      .map(idOf);
  recorded.set(home, ids);
  return ids;
}

/** Whatever failed was told, in words and with a way out, before anything else was asked. */
export function expectTold({ failed, notices }: Told): void {
  for (const { step, error } of failed) {
    expect(error, step).toBeInstanceOf(UserError);
    expect(error, step).toMatchObject({
      message: expect.stringMatching(/\.$|: \S+$/),
      hint: expect.stringMatching(/\.$/),
    });
    if (['first', 'several', 'import', 'next day'].includes(step)) {
      expect(error, step).toBeInstanceOf(NotSaved);
      expect(error).toMatchObject({ message: expect.stringMatching(/^NOT SAVED: /) });
    }
  }
  for (const sentence of notices) expect(sentence).toMatch(/^[A-Z0-9/].*\.$/);
}
