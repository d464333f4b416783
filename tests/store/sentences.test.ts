import { expect, test } from 'vitest';
import { localTime } from '../../src/store/local-time.ts';
import { sentences } from '../../src/store/sentences.ts';

test('what the store has to tell names the place, and what became of it', () => {
  const told = {
    newer: sentences.newer('/data'),
    unreadable: sentences.unreadable('/data/journal/a.jsonl', 'access is not permitted (EACCES)'),
    one: sentences.damaged(1, '/data/quarantine'),
    several: sentences.damaged(12, null),
    more: sentences.damaged(1000, '/data/quarantine', 1),
    summary: sentences.summary,
    aside: sentences.settings('/data/settings.json', true),
    there: sentences.settings('/data/settings.json', false),
    noSettings: sentences.noSettings('/data/settings.json', 'a folder stands there'),
    noBackup: sentences.noBackup('the disk is full (ENOSPC)'),
  };
  expect(told).toMatchInlineSnapshot(`
    {
      "aside": "/data/settings.json was damaged and is kept in quarantine/ beside it; every setting is at its default.",
      "more": "1000 damaged lines were found in your records and set aside in /data/quarantine, 1 more was passed over; everything else was read.",
      "newer": "/data was written by a newer roadmap: it is read as far as possible and nothing is recorded. Update roadmap to go on.",
      "noBackup": "Today's backup could not be made: the disk is full (ENOSPC). Your answers are recorded all the same.",
      "noSettings": "/data/settings.json cannot be read: a folder stands there. Until it can, every setting is at its default.",
      "one": "One damaged line was found in your records and set aside in /data/quarantine; everything else was read.",
      "several": "12 damaged lines were found in your records and passed over; everything else was read.",
      "summary": "The saved summary of your progress (progress.json) was damaged; it was worked out again from your answers.",
      "there": "/data/settings.json was damaged; every setting is at its default.",
      "unreadable": "/data/journal/a.jsonl cannot be read: access is not permitted (EACCES). What it holds does not count until it can.",
    }
  `);
});

test.each([
  ['1970-01-01T00:00:00', 0, 0],
  ['1970-01-01T01:00:00', 0, 60],
  ['1969-12-31T23:30:00', 0, -30],
  ['2025-01-31T09:00:01', Date.UTC(2025, 0, 31, 9, 0, 1, 999), 0],
  // where the year has more digits, the text is cut as it is long
  ['+275760-09-13T00:00', 8.64e15, 0],
  ['1970-01-01T00:00:00', 8.64e15, 1],
  ['1970-01-01T00:00:00', Number.NaN, 0],
])('the local time %s', (text, at, tz) => {
  expect(localTime(at, tz)).toBe(text);
});

test('a name that a terminal would obey is spelled out', () => {
  const name = '/data/ev\x1b]0;x\x07.jsonl';
  const told = [
    sentences.newer(name),
    sentences.unreadable(name, 'it is not a file'),
    sentences.damaged(1, name),
    sentences.settings(name, true),
    sentences.noSettings(name, 'a folder stands there'),
    sentences.lackingBackup('2025-01-31-incomplete', [name]),
  ];
  for (const sentence of told) expect(sentence).toContain('/data/ev\\x1b]0;x\\x07.jsonl');
});
