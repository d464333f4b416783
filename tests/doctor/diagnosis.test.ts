import { describe, expect, it } from 'vitest';
import { diagnose, isWell } from '../../src/doctor/diagnosis.ts';
import type { Examination, Repairs, RoadmapFound, Surroundings } from '../../src/doctor/examination.ts';
import { type Finding, finding, type State } from '../../src/doctor/finding.ts';
import { reportText } from '../../src/doctor/report.ts';
import type { JournalsFound } from '../../src/store/doctor/journal-check.ts';
import { makeTheme } from '../../src/terminal/theme.ts';

const screen = { tty: true, colour: 2, unicode: true, width: 80, height: 24, dumb: false } as const;
const around: Surroundings = {
  version: '1.2.3',
  node: '22.13.0',
  platform: 'linux',
  arch: 'x64',
  variables: [],
  isRoadmapNamed: false,
  screen,
  term: 'xterm',
  locale: 'C.UTF-8',
  now: Date.UTC(2026, 0, 5, 12),
  tz: 0,
};
const journals: JournalsFound = {
  journals: 1,
  lines: 3,
  damaged: [],
  beyond: 0,
  bytes: [],
  newer: 0,
  unknown: 0,
  repeated: 0,
  clashes: 0,
  unreadable: [],
  others: 0,
  all: [],
  entries: [],
};
const roadmap: RoadmapFound = { isShipped: true, topics: 9, questions: 90, errors: 0, orphans: 0, others: 0 };
/** Everything as it should be. */
const well: Examination = {
  around,
  folder: '~/.local/share/roadmap',
  kind: 'folder',
  unwritable: null,
  unwritableJournal: null,
  freeBytes: 20e9,
  isNewer: false,
  open: 0,
  journals,
  ahead: 0,
  summary: 'fits',
  settings: { isDamaged: false, isAside: false, invalid: [], unknown: 0, chosen: 0 },
  backups: { backups: [], missing: [], others: 0, fault: null },
  quarantine: { lines: 0, files: 0, bytes: 0 },
  notes: { notes: 0, bytes: 0, unreadable: 0 },
  cache: { files: 0, unsound: [] },
  roadmap,
};
const nothingDone: Repairs = {
  closed: 0,
  isSummaryAnew: false,
  cacheRemoved: 0,
  restored: 0,
  backup: null,
  movedAside: [],
  failures: [],
};

/** What is said of one thing, in lines: its message, details and what to do. */
function said(
  id: string,
  found: Partial<Examination>,
): { state: State | undefined; lines: readonly string[] } {
  const one = diagnose({ ...well, ...found }, nothingDone).find((finding) => finding.id === id);
  const lines =
    one === undefined ? [] : [one.message, ...one.details, ...(one.hint === null ? [] : [one.hint])];
  return { state: one?.state, lines };
}
const damaged = (n: number): JournalsFound['damaged'] =>
  Array.from(
    { length: n },
    (_, i) => ({ journal: 1, line: i + 1, reason: 'no JSON', fate: 'lost' }) as const,
  );

describe('a diagnosis', () => {
  it('where nothing is wrong says so of everything', () => {
    const findings = diagnose(well, nothingDone);
    expect([isWell(findings), findings.filter(({ state }) => state !== 'ok')]).toEqual([true, []]);
  });

  it.each<[string, Partial<Examination>, string, State, readonly string[]]>([
    [
      'a Node it does not run on, and variables that change what it does',
      { around: { ...around, node: '18.1.0', variables: ['ROADMAP_DIR', 'LANG'] } },
      'program',
      'error',
      [
        'roadmap 1.2.3 on Node 18.1.0, linux x64.',
        'Set: ROADMAP_DIR, LANG.',
        'Install Node 20.17, 22.13, 24 or later.',
      ],
    ],
    [
      'a journal of its own that it cannot add to',
      { unwritableJournal: 'access is not permitted (EACCES)' },
      'journals',
      'error',
      [
        '1 file, 0 events, no damaged line.',
        'Nothing can be added to the one of this machine: access is not permitted (EACCES).',
        'Make that journal writable; until then no answer is saved.',
      ],
    ],
    [
      'a terminal that is too narrow',
      { around: { ...around, screen: { ...screen, width: 30, dumb: true, colour: 0 } } },
      'terminal',
      'warning',
      ['30 columns, no colour, plain.', 'TERM is xterm.', 'Make it at least 40 columns wide.'],
    ],
    [
      'no terminal at all, however many columns are written for',
      { around: { ...around, term: null, screen: { ...screen, tty: false, width: 30 } } },
      'terminal',
      'ok',
      ['none, written for 30 columns, 256 colours.'],
    ],
    [
      'a locale without Unicode',
      { around: { ...around, locale: null, screen: { ...screen, unicode: false } } },
      'locale',
      'warning',
      ['none is set, ASCII only.', 'Set LANG to one with UTF-8, such as C.UTF-8.'],
    ],
    [
      'a clock before all that could be recorded',
      { around: { ...around, now: Date.UTC(1970, 0, 1) } },
      'clock',
      'error',
      ['1970-01-01 00:00 (UTC+00:00).', 'Set the clock; days and reviews follow it.'],
    ],
    [
      'no clock',
      { around: { ...around, now: Number.NaN } },
      'clock',
      'error',
      ['no time at all (UTC+00:00).', 'Set the clock; days and reviews follow it.'],
    ],
    [
      'a clock that is behind what was recorded',
      { ahead: 1 },
      'clock',
      'warning',
      [
        '2026-01-05 12:00 (UTC+00:00).',
        '1 event lies ahead of it.',
        'Look at the clock, here and on the machine that recorded them; until then they count as now.',
      ],
    ],
    [
      'a disk that is nearly full',
      { freeBytes: 1e6 },
      'folder',
      'warning',
      [
        '~/.local/share/roadmap, written and read back, 1 MB free.',
        'Free some space; a full disk saves no answers.',
      ],
    ],
    [
      'a disk nobody knows the size of',
      { freeBytes: null },
      'folder',
      'ok',
      ['~/.local/share/roadmap, written and read back.'],
    ],
    [
      'a folder that cannot be written',
      { unwritable: 'the disk is read-only (EROFS)' },
      'folder',
      'error',
      [
        '~/.local/share/roadmap cannot be written: the disk is read-only (EROFS).',
        'Make it writable; until then no answer is saved.',
      ],
    ],
    [
      'more damaged lines than one wants to read of',
      { journals: { ...journals, damaged: damaged(30) } },
      'journals',
      'error',
      expect.arrayContaining([
        'Journal 1, line 1: no JSON; what it said is lost.',
        expect.stringMatching(/^\d+ more lines like these\.$/),
      ]) as never,
    ],
    [
      'so many damaged lines that not all are looked into',
      { journals: { ...journals, damaged: damaged(1000), beyond: 500 } },
      'journals',
      'error',
      expect.arrayContaining([
        '1 file, 0 events, 1500 damaged lines.',
        '1490 more lines like these.',
      ]) as never,
    ],
    [
      'events that clash, or that only a newer release knows, and files beside them',
      { journals: { ...journals, unknown: 2, clashes: 1, others: 2 } },
      'journals',
      'warning',
      [
        '1 file, 0 events, no damaged line.',
        '2 events of a kind that only a newer roadmap knows.',
        '1 id claimed by two different events; one of them counts.',
        '2 files beside them that are not read.',
        'If they hold records: roadmap import FILE.',
      ],
    ],
    [
      'things beside the backups',
      { backups: { ...well.backups, others: 2 } },
      'backups',
      'warning',
      expect.arrayContaining(['2 things beside them that are no backup.']) as never,
    ],
    [
      'a roadmap of one’s own with errors, one question that went away, and progress elsewhere',
      { roadmap: { ...roadmap, isShipped: false, errors: 2, orphans: 1, others: 1 } },
      'roadmap',
      'warning',
      [
        'one of your own, 9 topics, 90 questions.',
        '2 errors in its files; what is affected is left out.',
        '1 question you answered is not in it any more; the answers are kept.',
        'There is progress in 1 other roadmap.',
        'See them with: roadmap check',
      ],
    ],
    [
      'questions that went away',
      { roadmap: { ...roadmap, orphans: 2 } },
      'roadmap',
      'ok',
      [
        'the one that ships, 9 topics, 90 questions.',
        '2 questions you answered are not in it any more; the answers are kept.',
      ],
    ],
    [
      'a roadmap that cannot be opened, where a setting names it',
      { roadmap: null },
      'roadmap',
      'error',
      [
        'the one in use cannot be opened.',
        'See why with: roadmap check. roadmap config get roadmap says which it is.',
      ],
    ],
    [
      'a roadmap that cannot be opened, where a variable names it',
      { roadmap: null, around: { ...around, variables: ['ROADMAP_DIR'] } },
      'roadmap',
      'error',
      ['the one in use cannot be opened.', 'See why with: roadmap check. ROADMAP_DIR says which it is.'],
    ],
    [
      'a roadmap that cannot be opened, where a flag names it, of which the report says nothing',
      { roadmap: null, around: { ...around, isRoadmapNamed: true, variables: ['ROADMAP_DIR'] } },
      'roadmap',
      'error',
      ['the one in use cannot be opened.', 'See why with: roadmap check, with the same --roadmap.'],
    ],
    [
      'a roadmap with errors that a flag names',
      { roadmap: { ...roadmap, errors: 1 }, around: { ...around, isRoadmapNamed: true } },
      'roadmap',
      'warning',
      [
        'the one that ships, 9 topics, 90 questions.',
        '1 error in its files; what is affected is left out.',
        'See them with: roadmap check, with the same --roadmap',
      ],
    ],
  ])('tells of %s', (_what, found, id, state, lines) => {
    expect(said(id, found)).toEqual({ state, lines });
  });
});

describe('a report', () => {
  const theme = makeTheme({ colour: 0, unicode: true });
  const digest = 'ab'.repeat(32);
  const text = (...findings: Finding[]): string =>
    reportText({ version: '1.2.3', findings, events: 0, digest, stateDigest: digest }, theme, null);
  const of = (state: State, isFixable = false): Finding =>
    finding('x', 'Thing', 'as it is.', { state, isFixable });

  it.each<[readonly Finding[], RegExp]>([
    [[of('ok')], /^✓ Thing: as it is\.\n\n.*\nNothing is wrong\.$/],
    [[of('warning')], /^! Thing: as it is\.\n\n.*\n1 thing is worth a look \(!\)\.\nNothing is wrong\.$/],
    [[of('warning'), of('warning')], /\n2 things are worth a look \(!\)\.\n/],
    [[of('repaired')], /^\+ Thing: [\s\S]*\n1 thing was repaired \(\+\)\.\n/],
    [[of('repaired'), of('repaired')], /\n2 things were repaired \(\+\)\.\n/],
    [[of('error')], /^✗ Thing: [\s\S]*\nWrong: thing\.$/],
    [[of('error', true)], /\nWrong: thing\. What can be repaired is, with: roadmap doctor --fix$/],
  ])('sums up %#', (findings, seen) => expect(text(...findings)).toMatch(seen));
});

it('tells of a summary that could not be replaced, and what follows from that', () => {
  expect(said('summary', { summary: 'ahead' }).lines).toEqual([
    'counted records that are in no journal any more, and could not be replaced.',
    'If another machine or an older copy has them: roadmap import FILE',
  ]);
  expect(said('summary', { summary: 'wrong' }).lines).toEqual([
    'said something else than the journals, and could not be replaced.',
    'Delete progress.json; it is worked out again from the journals.',
  ]);
  expect(said('summary', { summary: 'outdated' }).lines).toEqual([
    'did not fit the journals, and could not be replaced. Progress is worked out from the journals.',
  ]);
});
