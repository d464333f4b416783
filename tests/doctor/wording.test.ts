import { describe, expect, it } from 'vitest';
import { isSupported } from '../../src/doctor/diagnose-surroundings.ts';
import { shownFolder } from '../../src/doctor/examine.ts';
import { backupName, bytesWords, clockWords, shownValue } from '../../src/doctor/wording.ts';

describe('what a report shows', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 KB'],
    [1540, '1.5 KB'],
    [20e9, '20 GB'],
    [123_456_789, '123 MB'],
    [7e16, '70000 TB'],
  ])('%d bytes are %s', (bytes, words) => expect(bytesWords(bytes)).toBe(words));

  it.each([
    [Date.UTC(2026, 0, 5, 12), 0, '2026-01-05 12:00 (UTC+00:00)'],
    [Date.UTC(2026, 0, 5, 12), 330, '2026-01-05 17:30 (UTC+05:30)'],
    [Date.UTC(2026, 0, 5, 2), -210, '2026-01-04 22:30 (UTC-03:30)'],
    [Number.NaN, 0, 'no time at all (UTC+00:00)'],
  ])('%d at %d minutes is %s', (at, tz, words) => expect(clockWords(at, tz)).toBe(words));

  it.each([
    ['2026-01-05', true],
    ['2026-01-05-09-00-00-reset', true],
    ['2026-01-05 of Anna', false],
    ['2026-01-05-09-00-00-anna@home', false],
    ['anna', false],
  ])('the backup %s by its name: %s', (name, isShown) => expect(backupName(name) === name).toBe(isShown));

  it.each([
    ['xterm-256color', true],
    ['de_DE.UTF-8@euro', true],
    ['/home/anna', false],
    ['x'.repeat(33), false],
  ])('the value %s: %s', (value, isShown) => expect(shownValue(value) === value).toBe(isShown));

  it.each([
    ['/home/anna/.local/share/roadmap', {}, '~/.local/share/roadmap'],
    ['/home/anna/x', { ROADMAP_HOME: 'x' }, '$ROADMAP_HOME'],
    ['/data/anna/roadmap', { XDG_DATA_HOME: '/data/anna' }, '$XDG_DATA_HOME/roadmap'],
    ['C:\\Anna\\Local\\roadmap', { LOCALAPPDATA: 'C:\\Anna\\Local' }, '%LOCALAPPDATA%\\roadmap'],
    ['/home/annabel/roadmap', {}, 'the data folder'],
  ])('the folder %s with %j as %s', (folder, env, shown) =>
    expect(shownFolder(folder, { env, home: '/home/anna' })).toBe(shown),
  );

  it.each([
    ['18.20.0', false],
    ['20.16.0', false],
    ['20.17.0', true],
    ['21.7.0', false],
    ['22.12.0', false],
    ['22.13.0', true],
    ['23.1.0', false],
    ['24.0.0', true],
    ['26.0.1', true],
    ['nonsense', false],
  ])('Node %s as supported: %s', (node, isGood) => expect(isSupported(node)).toBe(isGood));
});
