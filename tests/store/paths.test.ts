import { posix, win32 } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder } from '../../src/store/paths.ts';

const linux = { env: {}, home: '/home/ada', platform: 'linux', cwd: '/work', path: posix } as const;
const windows = { env: {}, home: 'C:\\Users\\Ada', platform: 'win32', cwd: 'C:\\work', path: win32 } as const;

test.each([
  ['the home folder on Linux', linux, '/home/ada/.local/share/roadmap'],
  ['$XDG_DATA_HOME', { ...linux, env: { XDG_DATA_HOME: '/data' } }, '/data/roadmap'],
  [
    'not a relative $XDG_DATA_HOME',
    { ...linux, env: { XDG_DATA_HOME: 'data' } },
    '/home/ada/.local/share/roadmap',
  ],
  ['$ROADMAP_HOME before all else', { ...linux, env: { ROADMAP_HOME: '/r', XDG_DATA_HOME: '/data' } }, '/r'],
  ['a relative $ROADMAP_HOME from where one stands', { ...linux, env: { ROADMAP_HOME: 'r' } }, '/work/r'],
  ['not an empty $ROADMAP_HOME', { ...linux, env: { ROADMAP_HOME: '' } }, '/home/ada/.local/share/roadmap'],
  ['$ROADMAP_HOME without any home', { ...linux, home: null, env: { ROADMAP_HOME: '/r' } }, '/r'],
  ['macOS', { ...linux, platform: 'darwin' as const }, '/home/ada/Library/Application Support/roadmap'],
  ['Windows', { ...windows, env: { LOCALAPPDATA: 'D:\\Local' } }, 'D:\\Local\\roadmap'],
  ['Windows without LOCALAPPDATA', windows, 'C:\\Users\\Ada\\AppData\\Local\\roadmap'],
])('the data folder follows %s', (_, where, folder) => {
  expect(dataFolder(where)).toBe(folder);
});

test.each([null, '', 'relative'])('without a home folder (%j) the error names ROADMAP_HOME', (home) => {
  expect(() => dataFolder({ ...linux, home })).toThrow(
    expect.objectContaining({ hint: expect.stringContaining('ROADMAP_HOME') }),
  );
});
